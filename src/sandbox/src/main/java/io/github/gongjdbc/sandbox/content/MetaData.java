package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Call;
import io.github.gongjdbc.sandbox.call.CallKind;
import io.github.gongjdbc.sandbox.call.CallTopic;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.company.Workspaces;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.Scripts;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The basic data of a call as JSON. */
public final class MetaData {

  private static final List<String> CONFERENCE_SYSTEMS =
      List.of("Zoom", "Zoom", "Zoom", "Google Meet", "Google Meet", "Microsoft Teams", "Webex");
  private static final List<String> TELEPHONE_SYSTEMS =
      List.of("Outreach", "Outreach", "Aircall", "Aircall", "RingCentral", "Salesloft");
  private static final List<String> UNANSWERED = List.of("No answer", "Left voicemail");
  private static final List<String> BRIEF = List.of("Got the gatekeeper", "Left voicemail");
  private static final List<String> ANSWERED = List.of("Connected", "Connected", "Meeting booked");
  private static final int SHORTEST_TALK = 60;
  private static final List<String> ADDITIONS =
      List.of("(follow-up needed)", "[won]", "- moved to next quarter", "*** must listen ***");
  private static final List<String> LANGUAGES = List.of("spa", "fre", "ger", "und");

  private final Workspaces workspaces;

  public MetaData(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** The same as part of a call with content, where the start has a numeric offset. */
  ObjectNode ofExtensive(Conversation conversation, long now) {
    ObjectNode json = of(conversation, now);
    Call call = conversation.call();
    json.put("started", TimeStamp.writeWithOffset(call.started(), zone(conversation)));
    return json;
  }

  private static ZoneId zone(Conversation conversation) {
    return conversation.call().kind() == CallKind.IMPORTED
        ? ZoneOffset.UTC
        : conversation.host().zone();
  }

  public ObjectNode of(Conversation conversation, long now) {
    Call call = conversation.call();
    SplitMixRandom random = conversation.random("meta data");
    ZoneId zone = zone(conversation);
    String id = Identifier.text(call.identifier());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("url", "https://app.gong.io/call?id=" + id);
    String words = conversation.tell(random.pick(conversation.topic().titles()));
    String title = Scripts.mixed(words, conversation.random("scripts"));
    json.put("title", title + addition(conversation, now));
    json.put("scheduled", call.isScheduled() ? TimeStamp.write(call.scheduled(), zone) : null);
    json.put("started", TimeStamp.write(call.started(), zone));
    json.put("duration", call.seconds());
    json.put("primaryUserId", conversation.host().id());
    json.put("direction", direction(call.kind(), random));
    String system = system(call.kind(), random);
    json.put("system", system);
    json.put("scope", scope(conversation));
    json.put("media", video(call) ? "Video" : "Audio");
    json.put("language", language(conversation, random));
    json.put("workspaceId", workspaces.id(conversation.host().role().workspace()));
    json.put("sdrDisposition", disposition(conversation, random));
    boolean uploaded = call.kind() != CallKind.WEB_CONFERENCE;
    json.put("clientUniqueId", uploaded ? Long.toUnsignedString(random.next(), 36) : null);
    json.put("customData", call.kind() == CallKind.IMPORTED ? "{\"source\":\"archive\"}" : null);
    json.put("purpose", random.chance(0.1) ? "Demo Call" : null);
    json.put("meetingUrl", meetingUrl(call.kind(), system, random));
    json.put("isPrivate", random.chance(0.03));
    json.put("calendarEventId", calendarEventId(call, random));
    return json;
  }

  /** What a colleague added to the title, days later: a call changes after one read it. */
  private static String addition(Conversation conversation, long now) {
    SplitMixRandom random = conversation.random("renamed");
    if (!random.chance(0.04)) {
      return "";
    }
    long renamed = conversation.call().processed() + random.below(5 * 24 * 3600) * TimeStamp.SECOND;
    return renamed <= now ? " " + random.pick(ADDITIONS) : "";
  }

  static boolean video(Call call) {
    return call.kind() == CallKind.WEB_CONFERENCE && Math.floorMod(call.seed(), 20) != 0;
  }

  private static String direction(CallKind kind, SplitMixRandom random) {
    return switch (kind) {
      case WEB_CONFERENCE -> "Conference";
      case TELEPHONY -> random.chance(0.85) ? "Outbound" : "Inbound";
      case IMPORTED -> "Unknown";
    };
  }

  private static String system(CallKind kind, SplitMixRandom random) {
    return switch (kind) {
      case WEB_CONFERENCE -> random.pick(CONFERENCE_SYSTEMS);
      case TELEPHONY -> random.pick(TELEPHONE_SYSTEMS);
      case IMPORTED -> "API upload";
    };
  }

  private static String scope(Conversation conversation) {
    if (conversation.call().kind() == CallKind.IMPORTED) {
      return "Unknown";
    }
    return conversation.external() ? "External" : "Internal";
  }

  private static String language(Conversation conversation, SplitMixRandom random) {
    if (conversation.silent()) {
      return "zxx";
    }
    return random.chance(0.93) ? "eng" : random.pick(LANGUAGES);
  }

  private static @Nullable String disposition(Conversation conversation, SplitMixRandom random) {
    return conversation.topic() == CallTopic.COLD_CALL && random.chance(0.85)
        ? random.pick(dispositions(conversation))
        : null;
  }

  private static List<String> dispositions(Conversation conversation) {
    if (conversation.silent()) {
      return UNANSWERED;
    }
    return conversation.call().seconds() < SHORTEST_TALK ? BRIEF : ANSWERED;
  }

  private static @Nullable String meetingUrl(CallKind kind, String system, SplitMixRandom random) {
    if (kind != CallKind.WEB_CONFERENCE) {
      return null;
    }
    return switch (system) {
      case "Zoom" -> "https://zoom.example/j/" + (10_000_000_000L + random.below(1 << 30));
      case "Google Meet" ->
          "https://meet.example/" + Long.toUnsignedString(random.next() >>> 8, 36);
      default -> "https://meetings.example/join/" + Long.toHexString(random.next());
    };
  }

  private static @Nullable String calendarEventId(Call call, SplitMixRandom random) {
    return call.kind() == CallKind.WEB_CONFERENCE && random.chance(0.92)
        ? Long.toUnsignedString(random.next(), 36) + "@calendar.example"
        : null;
  }
}
