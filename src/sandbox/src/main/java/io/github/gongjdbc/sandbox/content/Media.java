package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Call;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;

/** Where the recording is for the next eight hours: another address at every look. */
public final class Media {

  private static final long LIFETIME_SECONDS = 8 * 3600L;

  private Media() {}

  static ObjectNode of(Call call, long now) {
    ObjectNode media = JsonNodeFactory.instance.objectNode();
    media.put("audioUrl", url(call, "audio.mp3", now));
    if (MetaData.video(call)) {
      media.put("videoUrl", url(call, "video.mp4", now));
    }
    return media;
  }

  private static String url(Call call, String file, long now) {
    long expires = Math.floorDiv(now, TimeStamp.SECOND) + LIFETIME_SECONDS;
    String signature = Long.toHexString(SplitMixRandom.mix(call.seed(), expires));
    return "https://media.gong.example/"
        + Identifier.text(call.identifier())
        + "/"
        + file
        + "?expires="
        + expires
        + "&signature="
        + signature;
  }
}
