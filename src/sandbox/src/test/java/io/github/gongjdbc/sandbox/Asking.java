package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.util.ArrayList;
import java.util.List;

/** Asks an account as a client would, page by page. */
final class Asking {

  private Asking() {}

  static SandboxAnswer get(GongSandbox sandbox, String pathAndQuery) {
    return sandbox.answer(SandboxRequest.get(pathAndQuery));
  }

  static SandboxAnswer post(GongSandbox sandbox, String path, String body) {
    return sandbox.answer(SandboxRequest.post(path, body.replace('\'', '"')));
  }

  static String error(SandboxAnswer answer) {
    return answer.status() + " " + answer.json().at("/errors/0").asText();
  }

  /** All pages of a GET. */
  static List<JsonNode> getPages(GongSandbox sandbox, String pathAndQuery) {
    List<JsonNode> pages = new ArrayList<>();
    pages.add(get(sandbox, pathAndQuery).json());
    while (hasNext(pages)) {
      String separator = pathAndQuery.contains("?") ? "&" : "?";
      pages.add(get(sandbox, pathAndQuery + separator + "cursor=" + cursor(pages)).json());
    }
    return pages;
  }

  /** All pages of a POST. */
  static List<JsonNode> postPages(GongSandbox sandbox, String path, String body) {
    ObjectNode json = (ObjectNode) SandboxRequest.post(path, body.replace('\'', '"')).json();
    List<JsonNode> pages = new ArrayList<>();
    pages.add(post(sandbox, path, json.toString()).json());
    while (hasNext(pages)) {
      pages.add(
          sandbox
              .answer(SandboxRequest.post(path, json.put("cursor", cursor(pages)).toString()))
              .json());
    }
    return pages;
  }

  static List<JsonNode> rows(List<JsonNode> pages, String key) {
    List<JsonNode> rows = new ArrayList<>();
    pages.forEach(page -> page.path(key).forEach(rows::add));
    return rows;
  }

  static String cursor(List<JsonNode> pages) {
    return pages.get(pages.size() - 1).at("/records/cursor").asText();
  }

  private static boolean hasNext(List<JsonNode> pages) {
    return pages.get(pages.size() - 1).path("records").has("cursor");
  }
}
