import { secureHeaders } from 'hono/secure-headers';
import type { Settings } from '../settings.ts';

/**
 * Only our own scripts, styles, fonts and workers; other hosts for tiles alone, and only those of the settings.
 * Style attributes are allowed because the map places its markers by them; style elements are not.
 */
export function securityHeaders({ basemapHosts, publicUrl }: Pick<Settings, 'basemapHosts' | 'publicUrl'>) {
  return secureHeaders({
    // What an address of its own says about itself (a picture: nothing may run) stands.
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...basemapHosts],
      connectSrc: ["'self'", ...basemapHosts],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // A server reached by plain http (a demo on the desk) must not tell browsers never to do so again.
    strictTransportSecurity: publicUrl?.startsWith('https:') === true ? 'max-age=31536000' : false,
    permissionsPolicy: { geolocation: ['self'], camera: ['self'], microphone: [], payment: [], usb: [] },
  });
}
