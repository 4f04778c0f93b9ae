-- What walks, stops, groups, marks and people have since the whole process is kept. json_insert leaves alone what is there.
update records set feature = json_insert(feature,
  '$.properties.origin', null, '$.properties.promise', null, '$.properties.lightPurpose', 'either',
  '$.properties.abbreviation', null, '$.properties.firstMeetingAt', null, '$.properties.firstMeetingPlace', null,
  '$.properties.thirdMeetingAt', null, '$.properties.thirdMeetingPlace', null,
  '$.properties.accessibilityNote', null, '$.properties.lightNote', null, '$.properties.backupNote', null,
  '$.properties.weather', null, '$.properties.ground', null, '$.properties.headcount', null,
  '$.properties.roles', json('[]'), '$.properties.organisations', json('[]'), '$.properties.survey', null,
  '$.properties.feedback', null, '$.properties.rewalk', null, '$.properties.template', null,
  '$.properties.previousWalkId', null, '$.properties.surveyCode', null)
where kind = 'walk';
update records set feature = json_set(feature, '$.properties.statusLog', json((
  select json_group_array(json_insert(step.value, '$.reason', null))
  from json_each(feature, '$.properties.statusLog') step
))) where kind = 'walk';
update records set feature = json_insert(feature, '$.properties.accessibilityNote', null,
  '$.properties.lightNote', null, '$.properties.previousCheckpointId', null)
where kind = 'checkpoint';
update records set feature = json_insert(feature, '$.properties.topThree', json('[]'), '$.properties.notes', null)
where kind = 'group';
update records set feature = json_insert(feature, '$.properties.duplicateOf', null, '$.properties.mergedLog', json('[]'))
where kind = 'finding';
update records set feature = json_insert(feature, '$.properties.ageBand', null, '$.properties.gender', null)
where kind = 'participant';

-- The code of the survey before the walk, and the beginning of a protocol's row numbers.
alter table records add column survey_code text;
alter table records add column number_prefix text;
create unique index records_by_survey_code on records (survey_code) where survey_code is not null;
create index records_by_number_prefix on records (number_prefix) where number_prefix is not null;

-- For rules that look at every record of a kind in a walk. Its condition keeps it from the queries by sequence.
create index records_of_walk_and_kind on records (walk_id, kind, id) where withdrawn = 0;
