package hub.routes.rest;

import hub.routes.intake.Received;

/**
 * What became of records that were posted.
 *
 * @param posted what was posted
 * @param received what the intake said
 */
record Submitted(Posted posted, Received received) {}
