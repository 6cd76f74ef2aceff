package io.github.gongjdbc.sandbox.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The calls with which users did something, by user, day and activity. */
public final class ActivityLog {

  private final Map<String, NavigableMap<LocalDate, Map<Activity, List<String>>>> byUser =
      new HashMap<>();

  /** Adds that a user did something with a call on a day. */
  public void add(String userId, LocalDate day, Activity activity, String callId) {
    byUser
        .computeIfAbsent(userId, any -> new TreeMap<>())
        .computeIfAbsent(day, any -> new EnumMap<>(Activity.class))
        .computeIfAbsent(activity, any -> new ArrayList<>())
        .add(callId);
  }

  /** Whether the user did anything. */
  public boolean has(String userId) {
    return byUser.containsKey(userId);
  }

  /** The calls of each activity of a user, by day. */
  public NavigableMap<LocalDate, Map<Activity, List<String>>> days(String userId) {
    return byUser.getOrDefault(userId, new TreeMap<>());
  }
}
