package hub.adapters.repository;

import hub.schemas.Candidate;
import hub.schemas.Disposition;
import hub.schemas.Finding;
import java.util.List;

/**
 * What became of one record. 一条记录的处置。
 *
 * @param submission number of the submission
 * @param recordNo its number there, from 1
 * @param candidate the record as it was read
 * @param disposition what became of it
 * @param findings everything found about it
 */
public record Outcome(
        long submission, int recordNo, Candidate candidate, Disposition disposition, List<Finding> findings) {}
