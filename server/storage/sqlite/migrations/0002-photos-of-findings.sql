-- Findings tell their photos. Those from before had none.
update records set feature = json_set(feature, '$.properties.photoIds', json('[]'))
where kind = 'finding' and json_type(feature, '$.properties.photoIds') is null;
