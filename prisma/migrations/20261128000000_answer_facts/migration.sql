-- What every list of answers asks, kept where it is read (docs/decisions/013-pages-that-do-not-grow.md): whether a request was handed
-- to a recipient and how often it answered, whether an answer is still to be judged, and how many there are of each. Triggers keep it
-- true in the transaction that changes what it is about; `recount_answers()` makes all of it anew.

-- Nothing of these grows with the years when it is looked for.
CREATE INDEX "response_submission_id_idx" ON "response" ("submission_id");
CREATE INDEX "submission_file_id_idx" ON "submission" ("file_id");
CREATE INDEX "job_file_id_idx" ON "job" ("file_id");
CREATE INDEX "audit_event_subject_type_id_idx" ON "audit_event" ("subject_type", "id");

CREATE TYPE "open_evaluation" AS ENUM ('missing', 'drafted');

ALTER TABLE "policy_request_recipient"
  ADD COLUMN "is_submitted" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "rounds" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "cycle_id" UUID;
ALTER TABLE "response" ADD COLUMN "open_evaluation" "open_evaluation";

CREATE TABLE "answer_tally" (
  "cycle_id" UUID NOT NULL,
  "body_id" UUID NOT NULL,
  "recipient_id" UUID NOT NULL,
  "adopted" INTEGER NOT NULL,
  "submitted" INTEGER NOT NULL,
  "answered" INTEGER NOT NULL,
  "none" INTEGER NOT NULL,
  "awaiting" INTEGER NOT NULL,
  "open_submitted" INTEGER NOT NULL,
  "open_answered" INTEGER NOT NULL,
  "open_awaiting" INTEGER NOT NULL,
  CONSTRAINT "answer_tally_pkey" PRIMARY KEY ("cycle_id", "body_id", "recipient_id")
);
CREATE INDEX "answer_tally_recipient_id_cycle_id_idx" ON "answer_tally" ("recipient_id", "cycle_id");
ALTER TABLE "answer_tally" ADD CONSTRAINT "answer_tally_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "answer_tally" ADD CONSTRAINT "answer_tally_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "answer_tally" ADD CONSTRAINT "answer_tally_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What one request at one recipient adds to the tally (`sign` 1) or takes from it (-1): the one place where these words are defined.
CREATE FUNCTION answer_count(request policy_request, pair policy_request_recipient, sign integer) RETURNS answer_tally
LANGUAGE sql IMMUTABLE AS $$
  SELECT request.cycle_id, request.body_id, pair.recipient_id,
    sign * (is_adopted)::int,
    sign * (is_adopted AND pair.is_submitted)::int,
    sign * (is_adopted AND pair.rounds > 0)::int,
    sign * (is_adopted AND pair.rounds = 0 AND pair.no_response_at IS NOT NULL)::int,
    sign * (is_adopted AND is_awaited)::int,
    sign * (is_open AND pair.is_submitted)::int,
    sign * (is_open AND pair.is_submitted AND pair.rounds > 0)::int,
    sign * (is_open AND is_awaited)::int
  FROM (SELECT request.state IN ('adopted', 'submitted', 'closed') AS is_adopted, request.state = 'submitted' AS is_open,
    pair.is_submitted AND pair.rounds = 0 AND pair.no_response_at IS NULL AS is_awaited) AS facts
$$;

-- Always in the same order, so that two transactions that count the same wait for each other and do not lock each other out.
CREATE FUNCTION add_to_answer_tally(counts answer_tally[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO answer_tally AS tally
  SELECT * FROM (
    SELECT cycle_id, body_id, recipient_id, sum(adopted)::int AS adopted, sum(submitted)::int AS submitted,
      sum(answered)::int AS answered, sum(none)::int AS none, sum(awaiting)::int AS awaiting,
      sum(open_submitted)::int AS open_submitted, sum(open_answered)::int AS open_answered, sum(open_awaiting)::int AS open_awaiting
    FROM unnest(counts) GROUP BY cycle_id, body_id, recipient_id
  ) AS change
  WHERE (adopted, submitted, answered, none, awaiting, open_submitted, open_answered, open_awaiting) <> (0, 0, 0, 0, 0, 0, 0, 0)
  ORDER BY cycle_id, body_id, recipient_id
  ON CONFLICT (cycle_id, body_id, recipient_id) DO UPDATE SET
    adopted = tally.adopted + excluded.adopted,
    submitted = tally.submitted + excluded.submitted,
    answered = tally.answered + excluded.answered,
    none = tally.none + excluded.none,
    awaiting = tally.awaiting + excluded.awaiting,
    open_submitted = tally.open_submitted + excluded.open_submitted,
    open_answered = tally.open_answered + excluded.open_answered,
    open_awaiting = tally.open_awaiting + excluded.open_awaiting
$$;

-- A recipient that is added to a request brings with it what is stored of it already. (A request stays in its cycle.)
CREATE FUNCTION know_pair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.cycle_id := (SELECT cycle_id FROM policy_request WHERE id = NEW.request_id);
  NEW.is_submitted := EXISTS (
    SELECT FROM submission_item item JOIN submission ON submission.id = item.submission_id
    WHERE item.request_id = NEW.request_id AND submission.recipient_id = NEW.recipient_id);
  NEW.rounds := coalesce((SELECT max(round) FROM response
    WHERE response.request_id = NEW.request_id AND response.recipient_id = NEW.recipient_id), 0);
  RETURN NEW;
END $$;
CREATE TRIGGER know_pair BEFORE INSERT ON "policy_request_recipient" FOR EACH ROW EXECUTE FUNCTION know_pair();

CREATE FUNCTION tally_pairs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_to_answer_tally(ARRAY(
      SELECT answer_count(request, pair, 1) FROM changed AS pair JOIN policy_request AS request ON request.id = pair.request_id));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_to_answer_tally(ARRAY(
      SELECT answer_count(request, pair, -1) FROM changed AS pair JOIN policy_request AS request ON request.id = pair.request_id));
  ELSE
    PERFORM add_to_answer_tally(ARRAY(
      SELECT answer_count(request, pair, -1) FROM before AS pair JOIN policy_request AS request ON request.id = pair.request_id
      UNION ALL
      SELECT answer_count(request, pair, 1) FROM after AS pair JOIN policy_request AS request ON request.id = pair.request_id));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_new_pairs AFTER INSERT ON "policy_request_recipient"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_pairs();
CREATE TRIGGER tally_old_pairs AFTER DELETE ON "policy_request_recipient"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_pairs();
CREATE TRIGGER tally_changed_pairs AFTER UPDATE ON "policy_request_recipient"
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tally_pairs();

-- Its recipients go first, while it is still known what they counted for.
CREATE FUNCTION take_pairs_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM policy_request_recipient WHERE request_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER take_pairs_away BEFORE DELETE ON "policy_request" FOR EACH ROW EXECUTE FUNCTION take_pairs_away();

CREATE FUNCTION hand_over_pairs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE policy_request_recipient AS pair SET is_submitted = known.is_submitted
  FROM (
    SELECT changed.request_id, submission.recipient_id, bool_or(EXISTS (
      SELECT FROM submission_item item JOIN submission other ON other.id = item.submission_id
      WHERE item.request_id = changed.request_id AND other.recipient_id = submission.recipient_id)) AS is_submitted
    FROM changed JOIN submission ON submission.id = changed.submission_id
    GROUP BY changed.request_id, submission.recipient_id
  ) AS known
  WHERE pair.request_id = known.request_id AND pair.recipient_id = known.recipient_id
    AND pair.is_submitted <> known.is_submitted;
  RETURN NULL;
END $$;
CREATE TRIGGER hand_over_pairs AFTER INSERT ON "submission_item"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION hand_over_pairs();
CREATE TRIGGER take_pairs_back AFTER DELETE ON "submission_item"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION hand_over_pairs();

CREATE FUNCTION count_rounds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE policy_request_recipient AS pair SET rounds = known.rounds
  FROM (
    SELECT request_id, recipient_id, coalesce((SELECT max(round) FROM response
      WHERE response.request_id = given.request_id AND response.recipient_id = given.recipient_id), 0) AS rounds
    FROM (SELECT DISTINCT request_id, recipient_id FROM changed) AS given
  ) AS known
  WHERE pair.request_id = known.request_id AND pair.recipient_id = known.recipient_id AND pair.rounds <> known.rounds;
  RETURN NULL;
END $$;
CREATE TRIGGER count_new_rounds AFTER INSERT ON "response"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rounds();
CREATE TRIGGER count_old_rounds AFTER DELETE ON "response"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rounds();

-- An answer is to be judged while its request is 提出済: first nobody has, then a draft waits to be confirmed.
CREATE FUNCTION know_open_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.open_evaluation := (SELECT 'missing'::open_evaluation FROM policy_request WHERE id = NEW.request_id AND state = 'submitted');
  RETURN NEW;
END $$;
CREATE TRIGGER know_open_evaluation BEFORE INSERT ON "response" FOR EACH ROW EXECUTE FUNCTION know_open_evaluation();

CREATE FUNCTION open_evaluation_of(state request_state, response uuid) RETURNS open_evaluation LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN state <> 'submitted' THEN NULL
    WHEN NOT EXISTS (SELECT FROM evaluation WHERE response_id = response) THEN 'missing'::open_evaluation
    ELSE (SELECT 'drafted'::open_evaluation FROM evaluation WHERE response_id = response AND confirmed_at IS NULL)
  END
$$;

CREATE FUNCTION judge_responses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE response SET open_evaluation = open_evaluation_of(request.state, response.id)
  FROM changed, policy_request AS request
  WHERE response.id = changed.response_id AND request.id = response.request_id
    AND response.open_evaluation IS DISTINCT FROM open_evaluation_of(request.state, response.id);
  RETURN NULL;
END $$;
CREATE TRIGGER judge_responses AFTER INSERT ON "evaluation"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION judge_responses();
CREATE TRIGGER judge_responses_again AFTER UPDATE ON "evaluation"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION judge_responses();
CREATE TRIGGER judge_responses_no_longer AFTER DELETE ON "evaluation"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION judge_responses();

-- (Transition tables cannot be had for one column only: what was not moved is left out here.)
CREATE FUNCTION move_pairs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM before JOIN after ON after.id = before.id
    WHERE (before.state, before.cycle_id, before.body_id) <> (after.state, after.cycle_id, after.body_id)) THEN
    RETURN NULL;
  END IF;
  PERFORM add_to_answer_tally(ARRAY(
    SELECT answer_count(request, pair, -1) FROM before AS request JOIN policy_request_recipient AS pair ON pair.request_id = request.id
    UNION ALL
    SELECT answer_count(request, pair, 1) FROM after AS request JOIN policy_request_recipient AS pair ON pair.request_id = request.id));
  UPDATE response SET open_evaluation = open_evaluation_of(after.state, response.id)
  FROM before JOIN after ON after.id = before.id
  WHERE response.request_id = after.id AND before.state <> after.state
    AND response.open_evaluation IS DISTINCT FROM open_evaluation_of(after.state, response.id);
  RETURN NULL;
END $$;
CREATE TRIGGER move_pairs AFTER UPDATE ON "policy_request"
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION move_pairs();

-- All of it anew, while nobody else writes; says how much was wrong: recipients of requests, answers, tallies. (`npm run answers:recount`)
CREATE FUNCTION recount_answers() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  kept answer_tally[];
  pairs integer;
  answers integer;
  tallies integer;
BEGIN
  LOCK TABLE policy_request, policy_request_recipient, submission_item, response, evaluation, answer_tally IN SHARE ROW EXCLUSIVE MODE;
  kept := ARRAY(SELECT tally FROM answer_tally AS tally WHERE adopted <> 0);
  UPDATE policy_request_recipient AS pair SET cycle_id = known.cycle_id, is_submitted = known.is_submitted, rounds = known.rounds
  FROM (
    SELECT link.request_id, link.recipient_id, request.cycle_id, sent.recipient_id IS NOT NULL AS is_submitted, coalesce(said.rounds, 0) AS rounds
    FROM policy_request_recipient AS link
    JOIN policy_request AS request ON request.id = link.request_id
    LEFT JOIN (SELECT DISTINCT item.request_id, submission.recipient_id
      FROM submission_item item JOIN submission ON submission.id = item.submission_id) AS sent
      ON sent.request_id = link.request_id AND sent.recipient_id = link.recipient_id
    LEFT JOIN (SELECT request_id, recipient_id, max(round) AS rounds FROM response GROUP BY request_id, recipient_id) AS said
      ON said.request_id = link.request_id AND said.recipient_id = link.recipient_id
  ) AS known
  WHERE pair.request_id = known.request_id AND pair.recipient_id = known.recipient_id
    AND (pair.cycle_id, pair.is_submitted, pair.rounds) IS DISTINCT FROM (known.cycle_id, known.is_submitted, known.rounds);
  GET DIAGNOSTICS pairs = ROW_COUNT;
  UPDATE response SET open_evaluation = known.open_evaluation
  FROM (
    SELECT said.id, CASE WHEN request.state <> 'submitted' OR evaluation.confirmed_at IS NOT NULL THEN NULL
      WHEN evaluation.response_id IS NULL THEN 'missing'::open_evaluation ELSE 'drafted'::open_evaluation END AS open_evaluation
    FROM response AS said JOIN policy_request request ON request.id = said.request_id
    LEFT JOIN evaluation ON evaluation.response_id = said.id
  ) AS known
  WHERE response.id = known.id AND response.open_evaluation IS DISTINCT FROM known.open_evaluation;
  GET DIAGNOSTICS answers = ROW_COUNT;
  DELETE FROM answer_tally;
  PERFORM add_to_answer_tally(ARRAY(
    SELECT answer_count(request, pair, 1) FROM policy_request_recipient AS pair JOIN policy_request AS request ON request.id = pair.request_id));
  SELECT count(DISTINCT (cycle_id, body_id, recipient_id)) INTO tallies FROM (
    (SELECT * FROM unnest(kept) EXCEPT SELECT * FROM answer_tally) UNION ALL (SELECT * FROM answer_tally EXCEPT SELECT * FROM unnest(kept))
  ) AS wrong;
  RETURN pairs + answers + tallies;
END $$;

-- The indexes come after what they are made of: that is quicker.
SELECT recount_answers();
-- A recipient's requests of one year are not looked for among those of all years.
DROP INDEX "policy_request_recipient_recipient_id_idx";
CREATE INDEX "policy_request_recipient_recipient_id_cycle_id_idx" ON "policy_request_recipient" ("recipient_id", "cycle_id");
-- Prisma's schema cannot name these: each holds what is still open and nothing of what is done.
CREATE INDEX "response_open_evaluation" ON "response" ("open_evaluation", "recorded_at", "id") WHERE "open_evaluation" IS NOT NULL;
CREATE INDEX "policy_request_recipient_not_submitted" ON "policy_request_recipient" ("request_id", "recipient_id") WHERE NOT "is_submitted";
CREATE INDEX "policy_request_recipient_not_answered" ON "policy_request_recipient" ("request_id", "recipient_id")
  WHERE "rounds" = 0 AND "no_response_at" IS NULL;
