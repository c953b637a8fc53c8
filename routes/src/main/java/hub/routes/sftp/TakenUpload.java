package hub.routes.sftp;

import hub.routes.intake.Received;

/**
 * An upload and what the intake said about it.
 *
 * @param upload the upload
 * @param received what the intake said
 */
record TakenUpload(Upload upload, Received received) {}
