package io.github.gongjdbc.schema.scan;

import io.github.gongjdbc.schema.api.GongApi;
import io.github.gongjdbc.schema.settings.Settings;

/** What all scans of a connection share. */
public record Session(GongApi api, Settings settings) {
  public TimeLine timeLine() {
    return new TimeLine(settings.timeZone());
  }
}
