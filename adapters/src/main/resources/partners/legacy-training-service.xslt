<?xml version="1.0" encoding="UTF-8"?>
<!-- A row of a call is a training record; units of hours stand beside the number, and hours without one are lessons of 50 minutes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:cadre-training:mapping:source" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:p="http://peixun.shili.example/ws" exclude-result-prefixes="s soap p">
  <xsl:template match="/">
    <records>
      <xsl:apply-templates select="soap:Envelope/soap:Body/p:SubmitTrain/p:list/p:row"/>
    </records>
  </xsl:template>

  <xsl:template match="p:row">
    <record type="TrainingRecord" sourceId="{p:id}" sourceVersion="{p:ver}" s:at="{@s:at}">
      <TrainingRecord>
        <classCode s:at="{p:classNo/@s:at}"><xsl:value-of select="p:classNo"/></classCode>
        <className s:at="{p:className/@s:at}"><xsl:value-of select="p:className"/></className>
        <traineeStaffNumber s:at="{p:gzzh/@s:at}"><xsl:value-of select="p:gzzh"/></traineeStaffNumber>
        <traineeNumber s:at="{p:stuNo/@s:at}"><xsl:value-of select="p:stuNo"/></traineeNumber>
        <traineeName s:at="{p:xm/@s:at}"><xsl:value-of select="p:xm"/></traineeName>
        <startDate s:at="{p:kssj/@s:at}"><xsl:value-of select="p:kssj"/></startDate>
        <endDate s:at="{p:jssj/@s:at}"><xsl:value-of select="p:jssj"/></endDate>
        <xsl:if test="translate(p:period, '0123456789. ', '') = ''">
          <hoursUnit s:at="{p:period/@s:at}">period-50</hoursUnit>
        </xsl:if>
        <trainingHours s:at="{p:period/@s:at}"><xsl:value-of select="p:period"/></trainingHours>
        <offJobState s:at="{p:tcbz/@s:at}"><xsl:value-of select="p:tcbz"/></offJobState>
        <result s:at="{p:isGraduate/@s:at}"><xsl:value-of select="p:isGraduate"/></result>
        <unitText s:at="{p:dw/@s:at}"><xsl:value-of select="p:dw"/></unitText>
        <postText s:at="{p:zw/@s:at}"><xsl:value-of select="p:zw"/></postText>
      </TrainingRecord>
    </record>
  </xsl:template>
</xsl:stylesheet>
