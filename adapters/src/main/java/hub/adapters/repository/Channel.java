package hub.adapters.repository;

/** The ways in. 接入渠道。 */
public enum Channel {
    REST,
    SOAP,
    SFTP
}
