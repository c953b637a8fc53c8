package hub.routes.soap;

import hub.adapters.repository.Receipts;
import hub.adapters.soap.envelope.SubmissionPort;
import hub.routes.PublishedStandard;
import hub.routes.intake.Receive;
import hub.routes.security.RefusalJson;
import hub.routes.security.RequestLimits;
import hub.routes.work.DryRun;
import hub.routes.work.Transactions;
import hub.routes.work.Verdicts;
import hub.standards.Standard;
import jakarta.xml.bind.JAXBException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The SOAP endpoint, put together. SOAP 部分的装配。 */
@Configuration(proxyBeanMethods = false)
class SoapConfiguration {
    /** Where the endpoint stands, under the path of CXF. */
    static final String PATH = "/submission";
    /** Elements within elements. */
    static final int DEPTH = 64;

    @Bean
    SoapFaults soapFaults(Standard standard) {
        return new SoapFaults(standard);
    }

    @Bean
    CxfEndpoint submissionEndpoint(SoapFaults faults) throws JAXBException {
        CxfEndpoint endpoint = new CxfEndpoint();
        endpoint.setServiceClass(SubmissionPort.class);
        endpoint.setAddress(PATH);
        endpoint.setWsdlURL("classpath:published/1.0/wsdl/submission-runtime.wsdl");
        endpoint.setDataFormat(DataFormat.POJO);
        endpoint.setSchemaValidationEnabled(true);
        endpoint.setLoggingFeatureEnabled(false);
        Map<String, Object> limits = new HashMap<>();
        limits.put("org.apache.cxf.stax.maxElementDepth", DEPTH);
        limits.put("org.apache.cxf.stax.maxChildElements", 50_000);
        limits.put("org.apache.cxf.stax.maxAttributeCount", 64);
        limits.put("org.apache.cxf.stax.maxTextLength", 1 << 20);
        limits.put("exceptionMessageCauseEnabled", false);
        limits.put("faultStackTraceEnabled", false);
        endpoint.setProperties(limits);
        endpoint.getOutFaultInterceptors().add(new OnlyDeclaredFaults(faults));
        return endpoint;
    }

    @Bean
    SoapRoutes soapRoutes(
            Standard standard,
            Receive receive,
            Verdicts verdicts,
            DryRun dryRun,
            Receipts receipts,
            Transactions transactions,
            SoapFaults faults) {
        return new SoapRoutes(
                new ReadCall(faults, receive),
                new AnswerCall(standard, receive, verdicts, dryRun, receipts, transactions, faults));
    }

    /** Behind the security chain, before CXF. */
    @Bean
    FilterRegistrationBean<PartnerContract> partnerContract(
            PublishedStandard published, RequestLimits limits, RefusalJson problems, ObjectProvider<Receive> receive) {
        var registration = new FilterRegistrationBean<>(new PartnerContract(
                published, limits, problems, () -> receive.getObject().scan()));
        registration.addUrlPatterns("/ws" + PATH);
        return registration;
    }
}
