package io.github.gongjdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;

/** A call of the account, as the tables must show it. */
record TrueCall(
    String id, String title, long duration, String host, String direction, Timestamp started) {
  static TrueCall of(JsonNode call) {
    JsonNode data = call.get("metaData");
    return new TrueCall(
        data.get("id").asText(),
        data.get("title").asText(),
        data.get("duration").asLong(),
        data.get("primaryUserId").asText(),
        data.get("direction").asText(),
        Json.timestamp(data.get("started")));
  }
}
