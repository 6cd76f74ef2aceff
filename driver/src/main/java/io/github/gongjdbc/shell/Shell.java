package io.github.gongjdbc.shell;

import io.github.gongjdbc.GongDriver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs SQL against Gong from the command line. */
@Command(
    name = "gong-jdbc",
    mixinStandardHelpOptions = true,
    versionProvider = Shell.Version.class,
    description = "Queries Gong with SQL.",
    footer = {
      "",
      "Credentials come from the URL or from the environment: GONG_ACCESS_KEY,",
      "GONG_ACCESS_KEY_SECRET and, if Gong names another address, GONG_BASE_URL.",
      "Without both, the built-in sample account is used."
    })
public final class Shell implements Callable<Integer> {
  private static final String DEMO_URL = "jdbc:gong:demo";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "JDBC URL: jdbc:gong://… or " + DEMO_URL)
  private @Nullable String url;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json (default: ${DEFAULT-VALUE})")
  private Format format = Format.table;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Runs the statements of a file, separated by semicolons.")
  private @Nullable Path file;

  @Option(
      names = "--install",
      arity = "0..1",
      paramLabel = "FOLDER",
      fallbackValue = "${sys:user.home}/.local/bin",
      description = {
        "Writes the command gong, which starts this shell in a third of the time, into a folder",
        "(default: ~/.local/bin). For Linux and macOS."
      })
  private @Nullable Path folder;

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "What to run; read from standard input when neither SQL nor a file is given.")
  private @Nullable String sql;

  private final Map<String, String> environment;
  private final BufferedReader in;
  private final PrintWriter out;
  private final PrintWriter err;

  Shell(Map<String, String> environment, BufferedReader in, PrintWriter out, PrintWriter err) {
    this.environment = environment;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs the command line and ends the JVM: 0 when all went well, 1 on an error, 2 on misuse. */
  public static void main(String[] arguments) {
    PrintWriter out = utf8(System.out);
    PrintWriter err = utf8(System.err);
    BufferedReader in = new BufferedReader(new java.io.InputStreamReader(System.in, UTF_8));
    int exit = run(arguments, System.getenv(), in, out, err);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  static int run(
      String[] arguments,
      Map<String, String> environment,
      BufferedReader in,
      PrintWriter out,
      PrintWriter err) {
    return new CommandLine(new Shell(environment, in, out, err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setErr(err)
        .execute(arguments);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, UTF_8);
  }

  @Override
  public Integer call() {
    return folder == null ? runScript() : install(folder);
  }

  private int install(Path folder) {
    Optional<Launcher> launcher = Launcher.ofThisJar();
    if (launcher.isEmpty()) {
      err.println("The command gong starts a jar, and this program was not started from one.");
      return 1;
    }
    try {
      out.println("Installed " + launcher.get().install(folder) + ".");
      return 0;
    } catch (IOException | UnsupportedOperationException e) {
      err.println("The command gong cannot be written into " + folder + ": " + e);
      return 1;
    }
  }

  private int runScript() {
    try (Connection connection = connect()) {
      for (String statement : Script.split(script())) {
        run(connection, statement);
      }
      return 0;
    } catch (SQLException e) {
      out.flush();
      err.println("Error " + e.getSQLState() + ": " + e.getMessage());
      return 1;
    } catch (NoSuchFileException e) {
      err.println("There is no file " + e.getFile() + ".");
      return 1;
    } catch (IOException e) {
      err.println("The statements cannot be read: " + e.getMessage());
      return 1;
    }
  }

  private String script() throws IOException {
    if (sql != null) {
      return sql;
    }
    if (file != null) {
      return Files.readString(file);
    }
    return in.lines().collect(Collectors.joining("\n"));
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    String key = environment.get("GONG_ACCESS_KEY");
    String target = url;
    if (target == null && key == null) {
      err.println(
          "Using the built-in sample account (" + DEMO_URL + "): no URL and no GONG_ACCESS_KEY.");
      target = DEMO_URL;
    } else if (target == null || !target.startsWith(DEMO_URL)) {
      put(properties, "accessKey", key);
      put(properties, "accessKeySecret", environment.get("GONG_ACCESS_KEY_SECRET"));
      put(properties, "baseUrl", environment.get("GONG_BASE_URL"));
    }
    Connection connection =
        new GongDriver().connect(target == null ? "jdbc:gong:" : target, properties);
    if (connection == null) {
      throw new SQLException("The URL '" + target + "' does not begin with jdbc:gong:", "08001");
    }
    return connection;
  }

  private static void put(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  private void run(Connection connection, String statementText) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(statementText)) {
        try (ResultSet result = statement.getResultSet()) {
          format.print(result, out);
        }
      }
      out.flush();
      for (SQLWarning warning = statement.getWarnings();
          warning != null;
          warning = warning.getNextWarning()) {
        err.println("Note: " + warning.getMessage());
      }
    }
  }

  /** The version of the driver. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() throws SQLException {
      GongDriver driver = new GongDriver();
      return new String[] {
        "gong-jdbc " + driver.getMajorVersion() + "." + driver.getMinorVersion()
      };
    }
  }
}
