package hub.routes;

import jakarta.jws.WebMethod;
import jakarta.jws.WebService;

/** A SOAP service that says back what it hears. */
@WebService
public class Echo {

    /** Says it back. */
    @WebMethod
    public String echo(String said) {
        return said;
    }
}
