<?xml version="1.0" encoding="UTF-8"?>
<!-- One cadre of the package: a training record for each training below. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:cadre-training:mapping:source" exclude-result-prefixes="s">
  <xsl:template match="/">
    <records>
      <xsl:apply-templates select="PACKAGE/DATA/ROW"/>
    </records>
  </xsl:template>

  <xsl:template match="ROW[not(PX)]">
    <skip reason="没有培训情况的干部"/>
  </xsl:template>

  <xsl:template match="ROW">
    <xsl:apply-templates select="PX"/>
  </xsl:template>

  <xsl:template match="PX">
    <record type="TrainingRecord" sourceId="{TRAINID}" s:at="{@s:at}">
      <xsl:if test="UPDATED">
        <xsl:attribute name="sourceVersion"><xsl:value-of select="UPDATED"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="STATUS = 'D'">
        <xsl:attribute name="op">void</xsl:attribute>
      </xsl:if>
      <TrainingRecord>
        <traineeName s:at="{../A0101/@s:at}"><xsl:value-of select="../A0101"/></traineeName>
        <traineeCitizenId s:at="{../A0184/@s:at}"><xsl:value-of select="../A0184"/></traineeCitizenId>
        <traineeNumber s:at="{../XYBH/@s:at}"><xsl:value-of select="../XYBH"/></traineeNumber>
        <unitText s:at="{../B0101/@s:at}"><xsl:value-of select="../B0101"/></unitText>
        <postText s:at="{../A0192A/@s:at}"><xsl:value-of select="../A0192A"/></postText>
        <positionLevel s:at="{../A0192E/@s:at}"><xsl:value-of select="../A0192E"/></positionLevel>
        <classCode s:at="{BCBH/@s:at}"><xsl:value-of select="BCBH"/></classCode>
        <className s:at="{A1131/@s:at}"><xsl:value-of select="A1131"/></className>
        <trainingKind s:at="{A1101/@s:at}"><xsl:value-of select="A1101"/></trainingKind>
        <offJobState s:at="{A1104/@s:at}"><xsl:value-of select="A1104"/></offJobState>
        <startDate s:at="{A1107/@s:at}"><xsl:value-of select="A1107"/></startDate>
        <endDate s:at="{A1111/@s:at}"><xsl:value-of select="A1111"/></endDate>
        <trainingDays s:at="{A1107C/@s:at}"><xsl:value-of select="A1107C"/></trainingDays>
        <trainingHours s:at="{A1108/@s:at}"><xsl:value-of select="A1108"/></trainingHours>
        <result s:at="{G02003/@s:at}"><xsl:value-of select="G02003"/></result>
        <abroad s:at="{A1151/@s:at}"><xsl:value-of select="A1151"/></abroad>
      </TrainingRecord>
    </record>
  </xsl:template>
</xsl:stylesheet>
