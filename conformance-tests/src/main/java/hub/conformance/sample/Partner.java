package hub.conformance.sample;

/** Those who send in the sample month: the fictitious senders of the hub's default configuration. 示例报送方。 */
public enum Partner {
    /** Registers the institutions. */
    DEPARTMENT(
            "organisation-department", "11999999MB0004044B", "cadre-education", "示例市委组织部", "Organisation Department"),
    /** Sends units and cadres. */
    HR("hr-master-data", "11999999MB0004044B", "cadre-management", "示例市干部管理信息系统", "HR cadre management"),
    /** Sends workbooks and CSV files by SFTP. */
    PARTY_SCHOOL("municipal-party-school", "12999999MB00010116", "academic-office", "示例市委党校", "Party School"),
    /** The same party school's other system, the register of evening courses, with a credential of its own. */
    PARTY_SCHOOL_REGISTER(
            "sector-training-centre", "12999999MB00010116", "training-register", "示例市委党校", "Party School"),
    /** Sends NDJSON by REST. */
    ONLINE_ACADEMY("provincial-online-academy", "12999999MB0002022H", "online-learning", "示例干部网络学院", "Online Academy"),
    /** Sends by SOAP. */
    UNIVERSITY("university-base", "12999999MB0003033W", "continuing-education", "示例大学", "University base");

    private final String credential;
    private final String uscid;
    private final String system;
    private final String zh;
    private final String en;

    Partner(String credential, String uscid, String system, String zh, String en) {
        this.credential = credential;
        this.uscid = uscid;
        this.system = system;
        this.zh = zh;
        this.en = en;
    }

    /** Identifier of its credential at the hub, its user name on every channel. */
    public String credential() {
        return credential;
    }

    /** Its unified social credit code, in the division 999999, which does not exist. */
    public String uscid() {
        return uscid;
    }

    /** The system its credential is bound to. */
    public String system() {
        return system;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
