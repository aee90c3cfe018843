/** The mapping as a JSONata expression, between JSON.parse and JSON.stringify; nothing is checked. */

interface Expression {
  evaluate(input: unknown): Promise<unknown>;
}

/** Nothing when the package isn't installed: the comparison needs it, the product doesn't. */
export async function loadJsonata(): Promise<((text: string) => Promise<string>) | undefined> {
  const name = 'jsonata';
  let jsonata: (expression: string) => Expression;
  try {
    ({ default: jsonata } = await import(name));
  } catch {
    return undefined;
  }
  const expression = jsonata(EXPRESSION);
  return async (text) => JSON.stringify(await expression.evaluate(JSON.parse(text)));
}

const EXPRESSION = `(
  $text := function($value) { $value in ["", "-", null] ? undefined : $trim($value) };
  $yuan := function($value) { $formatNumber($number($match($value, /[0-9.]+/)[0].match) * 10000, "0.00") };
  $base := qycxnew.value;
  $capital := $number($match($base.registCapi, /[0-9.]+/)[0].match);
  {
    "datasetId": null, "kompanyId": null, "datasetName": "super", "datasetOptions": null, "info": null,
    "status": "COMPLETED", "requestTime": null, "responseTime": null, "estimatedDeliverySeconds": 0,
    "content": {
      "kompanyId": null, "countryCode": "CN", "countryName": "China", "state": null,
      "registrationNumber": $text($base.nsrsbh),
      "name": $text($base.qyName),
      "status": $base.status = "注销" ? "CLOSED" : "LIVE",
      "providedStatus": $text($base.status),
      "address": $text($base.address),
      "legalForm": $text($base.econKind),
      "additionalData": {
        "otherIdentifiers": [
          neci.regNo.{ "identifierName": "otherNumber", "identifierValue": $ },
          $base.nsrsbh.{ "identifierName": "localNumber", "identifierValue": $ },
          $base.orgNo.{ "identifierName": "otherNumber", "identifierValue": $ }
        ],
        "branches": neci.branches.{ "name": brName, "number": uniscId, "registrationInstitution": regOrg_CN }[],
        "otherNames": { "englishNames": $text($base.fenname)[], "oldNames": $base.historyNames[] },
        "contactInformation": companyContactInfo.data.{
          "website": $text(companyWebsite), "email": email[], "phone": tel[]
        },
        "shares": { "shareCapitals": $yuan($base.registCapi), "shareCurrency": "人民币", "shareType": "Registered" },
        "legalEvents": {
          "incorporationDate": $text($base.startDate), "registrationInstitution": $text($base.belongOrg),
          "approvalDate": $text($base.checkDate), "revocationDate": $text($base.revokeDate),
          "revocationReason": $text($base.revokeReason), "deregistrationDate": $text($base.endDate)
        },
        "listed": $count($base.tags) = 0 ? "N" : undefined,
        "legalRepresentative": $text($base.operName)
      },
      "associatedEntities": {
        "shareholders": neci.shareholders ? neci.shareholders.{
          "name": $text(inv), "role": "shareholder",
          "isCorporate": invType_CN = "自然人股东" ? "false" : "true",
          "registrationNumber": $text(bLicNo),
          "sharePercentage": $round($number(subConAm) / $capital * 100, 2),
          "shareCapitals": [{ "numberOfShares": $yuan(subConAm) }]
        }[] : shareholderInvest.data.{
          "name": $text(holderName), "role": "shareholder",
          "isCorporate": holderTypeCode = "0615601" ? "false" : "true",
          "registrationNumber": holderTypeCode = "0615601" ? undefined : $text(creditNo),
          "sharePercentage": $round($number(investAmount) / $capital * 100, 2),
          "shareCapitals": [{ "numberOfShares": $yuan(investAmount) }]
        }[],
        "officers": keyPersonnelInfo.data.items.{
          "name": $text(perName), "role": "officer", "providedRole": $text(position)
        }[],
        "ultimateBeneficialOwners": []
      },
      "industryActivityCode": {
        "activity": $text($base.scope), "code": $text($base.domain), "description": $text($base.domainName)
      },
      "providerSpecificData": {
        "dateOfLicense": $text($base.termEnd),
        "blacklisted": isHmdxx.value.isHmd,
        "abnormalOperations": isHmdxx.value.jyycList.items.{
          "includedDate": $text(inDate), "includedReason": $text(inReason), "includedBy": $text(department),
          "removedDate": $text(outDate), "removedReason": $text(outReason), "current": disabled != "1"
        }[],
        "abnormalTaxpayer": fzchnew.data.fzchFlag = "0" ? "NORMAL" : undefined,
        "paidInCapital": { "amount": $yuan($base.actualCapi), "currency": "人民币" },
        "termStart": $text($base.termStart)
      },
      "sources": [], "version": "company-v2.0"
    }
  }
)`;
