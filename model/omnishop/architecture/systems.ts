import { system } from "../../language/context.ts";
import { hosts } from "../places.ts";
import { hostWording } from "../words/hosts.ts";

/** The systems that OmniShop has already, and in which the sources stand. */
export const systems = {
  webStore: system("web-store", {
    host: hosts.webStore,
    technology: "Next.js, iOS, Android",
    words: hostWording["web-store"],
  }),
  tills: system("tills", { host: hosts.tills, technology: "POS Java", words: hostWording.tills }),
  sensorGateway: system("sensor-gateway", {
    host: hosts.sensorGateway,
    technology: "MQTT",
    words: hostWording["sensor-gateway"],
  }),
  erp: system("erp", { host: hosts.erp, technology: "SAP S/4HANA", words: hostWording.erp }),
  crm: system("crm", { host: hosts.crm, technology: "Salesforce", words: hostWording.crm }),
  campaignTool: system("campaign-tool", {
    host: hosts.campaignTool,
    technology: "Adobe Campaign",
    words: hostWording["campaign-tool"],
  }),
  socialListening: system("social-listening", {
    host: hosts.socialListening,
    technology: "Brandwatch",
    words: hostWording["social-listening"],
  }),
} as const;
