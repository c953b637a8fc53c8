<?xml version="1.0" encoding="UTF-8"?>
<!-- The hub's receipt, or its refusal, in the words of the partner's own contract. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="http://peixun.shili.example/ws">
  <xsl:template match="/receipt">
    <soap:Envelope>
      <soap:Body>
        <p:SubmitTrainResponse>
          <p:code>
            <xsl:choose>
              <xsl:when test="@state = 'received'">2</xsl:when>
              <xsl:when test="counts/@quarantined + counts/@rejected = 0 and @state = 'accepted'">0</xsl:when>
              <xsl:otherwise>1</xsl:otherwise>
            </xsl:choose>
          </p:code>
          <p:serial><xsl:value-of select="@submission"/></p:serial>
          <p:total><xsl:value-of select="counts/@received"/></p:total>
          <p:success><xsl:value-of select="counts/@accepted + counts/@unchanged + counts/@stale"/></p:success>
          <p:errorList>
            <xsl:for-each select="finding[@severity = 'error']/sample">
              <p:error>
                <p:id><xsl:value-of select="@sourceId"/></p:id>
                <p:errCode><xsl:value-of select="../@code"/></p:errCode>
                <p:errMsg><xsl:value-of select="concat(../message/@zh, '。', ../hint/@zh)"/></p:errMsg>
                <p:place><xsl:value-of select="@at"/></p:place>
              </p:error>
            </xsl:for-each>
          </p:errorList>
        </p:SubmitTrainResponse>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>

  <xsl:template match="/refusal">
    <soap:Envelope>
      <soap:Body>
        <soap:Fault>
          <faultcode>
            <xsl:choose>
              <xsl:when test="@status &gt;= 500">soap:Server</xsl:when>
              <xsl:otherwise>soap:Client</xsl:otherwise>
            </xsl:choose>
          </faultcode>
          <faultstring><xsl:value-of select="message/@zh"/></faultstring>
          <detail>
            <p:ServiceFault>
              <p:errCode><xsl:value-of select="@code"/></p:errCode>
              <p:errMsg><xsl:value-of select="concat(message/@zh, '。', hint/@zh)"/></p:errMsg>
              <p:reference><xsl:value-of select="@correlation"/></p:reference>
            </p:ServiceFault>
          </detail>
        </soap:Fault>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>
</xsl:stylesheet>
