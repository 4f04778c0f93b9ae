export declare const postgisPackage: string;
export declare function findPostgis(): string | undefined;
