package hub.adapters.tree;

/**
 * A SOAP service with a contract of the partner's own. 合作方自有 SOAP 服务。
 *
 * @param wsdl the contract as its partner wrote it
 * @param answer makes the body of an answer in the partner's form of the hub's receipt or refusal
 */
public record PartnerService(String wsdl, Stylesheet answer) {}
