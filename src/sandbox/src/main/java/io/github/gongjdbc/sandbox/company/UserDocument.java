package io.github.gongjdbc.sandbox.company;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.time.ZoneOffset;

/** A user as JSON: absent values now as null, now as a missing key, and a key nobody documents. */
public final class UserDocument {

  private UserDocument() {}

  public static ObjectNode of(User user) {
    SplitMixRandom random = SplitMixRandom.of(user.seed(), "document");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", user.id());
    json.put("emailAddress", user.emailAddress());
    json.put(
        "created",
        TimeStamp.write(user.created(), random.chance(0.3) ? ZoneOffset.UTC : user.zone()));
    json.put("active", user.active());
    ArrayNode aliases = json.putArray("emailAliases");
    if (random.chance(0.3)) {
      aliases.add(user.firstName().charAt(0) + user.emailAddress().substring(1));
    }
    json.put("trustedEmailAddress", random.chance(0.8) ? null : user.emailAddress());
    json.put("firstName", user.firstName());
    json.put("lastName", user.lastName());
    json.put("title", user.title());
    json.put("phoneNumber", random.chance(0.3) ? null : phoneNumber(random));
    if (random.chance(0.7)) {
      json.put("extension", random.chance(0.5) ? null : Integer.toString(random.between(100, 999)));
    }
    ArrayNode meetingUrls = json.putArray("personalMeetingUrls");
    if (random.chance(0.6)) {
      meetingUrls.add(
          "https://meet.northwind.example/" + user.emailAddress().replaceAll("@.*", ""));
    }
    settings(json.putObject("settings"), user, random);
    User manager = user.manager();
    json.put("managerId", manager == null ? null : manager.id());
    if (random.chance(0.6)) {
      json.put(
          "meetingConsentPageUrl",
          "https://join.gong.example/northwind/"
              + user.firstName()
              + "?tkn="
              + random.below(1 << 30));
    }
    ArrayNode languages = json.putArray("spokenLanguages");
    languages.addObject().put("language", "en-US").put("primary", true);
    if (random.chance(0.2)) {
      languages
          .addObject()
          .put("language", random.chance(0.5) ? "es-ES" : "de-DE")
          .put("primary", false);
    }
    if (random.chance(0.7)) {
      json.putArray("conferencingProviders")
          .addObject()
          .put("provider", "ZOOM")
          .put("isDefault", true);
    }
    return json;
  }

  private static void settings(ObjectNode settings, User user, SplitMixRandom random) {
    settings.put("webConferencesRecorded", user.active() && !random.chance(0.1));
    settings.put("preventWebConferenceRecording", false);
    settings.put("telephonyCallsImported", user.role() == Role.SALES_DEVELOPMENT);
    settings.put("emailsImported", random.chance(0.9));
    settings.put("preventEmailImport", false);
    settings.put("nonRecordedMeetingsImported", random.chance(0.8));
    settings.put("gongConnectEnabled", user.role() == Role.SALES_DEVELOPMENT);
  }

  private static String phoneNumber(SplitMixRandom random) {
    return "+1 212-555-01" + random.between(10, 99);
  }
}
