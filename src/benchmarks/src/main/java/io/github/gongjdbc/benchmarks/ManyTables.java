package io.github.gongjdbc.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.read.CatalogCompiler;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * What many tables cost: a fresh JVM connects and reads getTables and getColumns, with all tables
 * of the catalog and with eight of them, each from YAML and compiled, by turns. Run it where the
 * project is, after {@code package}, with the class path of this module.
 */
public final class ManyTables {
  private static final Set<String> EIGHT =
      Set.of(
          "calls",
          "extensive_calls",
          "call_parties",
          "users",
          "scorecards",
          "scorecard_questions",
          "answered_scorecards",
          "answered_scorecard_answers");

  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String PACKAGE = Catalog.class.getPackageName().replace('.', '/');
  private static final String COMPILED = PACKAGE + "/catalog.bin";

  /** How many JVMs measure each; the medians are shown. */
  private static final int TIMES = Integer.getInteger("times", 5);

  private ManyTables() {}

  /** Without argument the comparison; with one, a single measurement in this JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1) {
      System.out.println(measured());
      return;
    }
    Path folder = Files.createTempDirectory("catalogs");
    Map<String, String> classPaths = new LinkedHashMap<>();
    for (boolean all : List.of(false, true)) {
      String tables = all ? "all tables" : "8 tables";
      Path yaml = yaml(Files.createDirectory(folder.resolve(all ? "all" : "eight")), all);
      String withYaml = yaml + File.pathSeparator + CLASS_PATH;
      classPaths.put(tables + ", YAML", withYaml);
      classPaths.put(
          tables + ", compiled", compiled(yaml, withYaml) + File.pathSeparator + CLASS_PATH);
    }
    Map<String, List<double[]>> measured = new LinkedHashMap<>();
    for (int i = 0; i < TIMES; i++) {
      for (Map.Entry<String, String> one : classPaths.entrySet()) {
        measured
            .computeIfAbsent(one.getKey(), key -> new ArrayList<>())
            .add(numbers(fork(one.getValue(), ManyTables.class, "measure")));
      }
    }
    System.out.println(
        "                       catalog  connect  metadata  CPU     allocated  requests  columns");
    System.out.println(
        "                       ms       ms       ms        ms      MB         connect, metadata");
    measured.forEach((name, all) -> System.out.println(line(name, all)));
  }

  private static String line(String name, List<double[]> all) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-23s", name));
    for (int i = 0; i < all.get(0).length; i++) {
      int index = i;
      double[] values = all.stream().mapToDouble(one -> one[index]).sorted().toArray();
      line.append(String.format(Locale.ROOT, "%-9.1f", values[values.length / 2]));
    }
    return line.toString();
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** The catalog's files in a folder that comes before those of the class path. */
  private static Path yaml(Path folder, boolean all) throws IOException {
    YAMLMapper mapper = new YAMLMapper();
    Path files = Files.createDirectories(folder.resolve(PACKAGE));
    List<String> names = new ArrayList<>();
    for (JsonNode name : mapper.readTree(resource("catalog.yaml"))) {
      String text = resource(name.asText());
      ObjectNode file = (ObjectNode) mapper.readTree(text);
      if (all || keepEight(file)) {
        names.add(name.asText());
        Files.writeString(
            files.resolve(name.asText()), all ? text : mapper.writeValueAsString(file));
      }
    }
    Files.writeString(files.resolve("catalog.yaml"), mapper.writeValueAsString(names));
    // A compiled catalog that is a file and not in a jar is not used.
    Files.createFile(folder.resolve(COMPILED));
    return folder;
  }

  /** Whether a file has some of the eight tables; the others are taken out of it. */
  private static boolean keepEight(ObjectNode file) {
    Set<String> endpoints = new HashSet<>();
    removeUnless(file, "tables", table -> EIGHT.contains(table.path("name").asText()));
    for (JsonNode table : file.path("tables")) {
      table.path("endpoints").forEach(endpoint -> endpoints.add(endpoint.asText()));
      for (JsonNode column : table.path("columns")) {
        String references = column.path("references").asText();
        if (!references.isEmpty() && !EIGHT.contains(references.split("\\.", -1)[0])) {
          ((ObjectNode) column).remove("references");
        }
      }
    }
    boolean kept = !file.path("tables").isEmpty();
    if (kept) {
      removeUnless(
          file, "endpoints", endpoint -> endpoints.contains(endpoint.path("name").asText()));
    }
    return kept;
  }

  private static void removeUnless(ObjectNode file, String array, Predicate<JsonNode> wanted) {
    for (Iterator<JsonNode> all = file.withArray(array).elements(); all.hasNext(); ) {
      if (!wanted.test(all.next())) {
        all.remove();
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Catalog.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A jar with the compiled form of the catalog that a class path begins with. */
  private static Path compiled(Path yaml, String classPath) throws IOException {
    Path folder = Files.createDirectory(yaml.resolveSibling(yaml.getFileName() + "-compiled"));
    Files.createDirectories(folder.resolve(PACKAGE));
    fork(classPath, CatalogCompiler.class, folder.toString());
    Path jar = yaml.resolveSibling(yaml.getFileName() + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new ZipEntry(COMPILED));
      Files.copy(folder.resolve(COMPILED), entries);
      entries.closeEntry();
    }
    return jar;
  }

  private static String fork(String classPath, Class<?> program, String argument)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                program.getName(),
                argument)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
  }

  /** All numbers of the table, in its order. */
  private static String measured() throws SQLException, IOException {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long allocated = thread.getCurrentThreadAllocatedBytes();
    long cpu = process.getProcessCpuTime();
    long start = System.nanoTime();
    CatalogLoader.gong();
    long loaded = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo")) {
      long connected = System.nanoTime();
      int columns = metadata(connection);
      long read = System.nanoTime();
      double[] numbers = {
        (loaded - start) / 1e6,
        (connected - loaded) / 1e6,
        (read - connected) / 1e6,
        (process.getProcessCpuTime() - cpu) / 1e6,
        (thread.getCurrentThreadAllocatedBytes() - allocated) / 1e6
      };
      StringBuilder line = new StringBuilder();
      for (double number : numbers) {
        line.append(number).append(' ');
      }
      return line + requests() + " " + columns;
    }
  }

  /** How many requests connecting takes, and reading the metadata. */
  private static String requests() throws SQLException, IOException {
    GongSandbox account = GongSandbox.builder().calls(10).credentials("key", "secret").build();
    Properties properties = new Properties();
    properties.setProperty("accessKey", "key");
    properties.setProperty("accessKeySecret", "secret");
    try (SandboxServer server = account.start()) {
      properties.setProperty("baseUrl", server.url());
      try (Connection connection = DriverManager.getConnection("jdbc:gong:", properties)) {
        int connecting = account.exchanges().size();
        metadata(connection);
        return connecting + " " + (account.exchanges().size() - connecting);
      }
    }
  }

  private static int metadata(Connection connection) throws SQLException {
    int columns = 0;
    try (ResultSet tables = connection.getMetaData().getTables(null, "gong", "%", null)) {
      while (tables.next()) {
        tables.getString("REMARKS");
      }
    }
    try (ResultSet all = connection.getMetaData().getColumns(null, "gong", "%", "%")) {
      while (all.next()) {
        all.getString("REMARKS");
        columns++;
      }
    }
    return columns;
  }
}
