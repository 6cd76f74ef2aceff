package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement reads or writes a file, opens a connection or loads a class. */
class OnlyGongIsReachedTest {
  /** What stands in a file that no statement may read. */
  private static final String CONTENT = "content-of-a-file-4711";

  @TempDir private static Path folder = Path.of("");
  private static Path file = Path.of("");
  private static Path target = Path.of("");
  private static ServerSocket server;
  private static boolean loaded;

  static {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      server.setSoTimeout(100);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A class that nobody but a statement would load. */
  public static final class Trap {
    static {
      loaded = true;
    }

    private Trap() {}

    /** What a function in SQL would call. */
    public static String run() {
      return CONTENT;
    }
  }

  @BeforeAll
  static void writeFile() throws IOException {
    file = Files.writeString(folder.resolve("file.csv"), "a,b\n" + CONTENT + ",2\n");
    target = folder.resolve("target");
  }

  @AfterAll
  static void closeServer() throws IOException {
    server.close();
  }

  private static List<String> statements() {
    String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
    String trap = Trap.class.getName();
    return Stream.of(
            // functions of XML, which may name files and addresses
            "SELECT EXTRACT_XML('<!DOCTYPE x [<!ENTITY e SYSTEM \"file://$F\">]><x>&e;</x>', '/x')",
            "SELECT \"EXTRACT\"('<!DOCTYPE x [<!ENTITY e SYSTEM \"file://$F\">]><x>&e;</x>', '/x')",
            "SELECT EXTRACTVALUE('<!DOCTYPE x [<!ENTITY e SYSTEM \"file://$F\">]><x>&e;</x>',"
                + " '/x')",
            "SELECT EXTRACTVALUE('<!DOCTYPE x SYSTEM \"$U\"><x>1</x>', '/x')",
            "SELECT XMLTRANSFORM('<x/>', '<xsl:stylesheet version=\"1.0\""
                + " xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template match=\"/\">"
                + "<xsl:copy-of select=\"document(''$U'')\"/></xsl:template></xsl:stylesheet>')",
            "SELECT EXISTSNODE('<!DOCTYPE x SYSTEM \"$U\"><x>1</x>', '/x')",
            "SELECT XMLPARSE(DOCUMENT '<!DOCTYPE x SYSTEM \"$U\"><x/>')",
            // functions of other databases
            "SELECT LOAD_FILE('$F')",
            "SELECT PG_READ_FILE('$F')",
            "SELECT PG_READ_BINARY_FILE('$F')",
            "SELECT PG_LS_DIR('$D')",
            "SELECT PG_STAT_FILE('$F')",
            "SELECT LO_IMPORT('$F')",
            "SELECT LO_EXPORT(1, '$T')",
            "SELECT FILE_READ('$F')",
            "SELECT FILE_WRITE('x', '$T')",
            "SELECT CSVWRITE('$T', 'SELECT 1')",
            "SELECT READFILE('$F')",
            "SELECT WRITEFILE('$T', 'x')",
            "SELECT LOAD_EXTENSION('$F')",
            "SELECT UTL_HTTP.REQUEST('$U')",
            "SELECT UTL_FILE.FOPEN('$D', 'file.csv', 'r')",
            "SELECT HTTPURITYPE('$U').getclob()",
            "SELECT DBMS_XMLGEN.GETXML('SELECT 1')",
            "SELECT SYS_EXEC('touch $T')",
            "SELECT SYSTEM('touch $T')",
            "SELECT XP_CMDSHELL('touch $T')",
            "SELECT GETENV('PATH')",
            "SELECT CURRENT_SETTING('data_directory')",
            "SELECT SYS_CONTEXT('USERENV', 'HOST')",
            "SELECT @@datadir",
            // functions that are tables
            "SELECT * FROM TABLE(CSVREAD('$F'))",
            "SELECT * FROM CSVREAD('$F')",
            "SELECT * FROM READ_CSV('$F')",
            "SELECT * FROM TABLE(READ_CSV('$F'))",
            "SELECT * FROM READ_PARQUET('$F')",
            "SELECT * FROM TABLE(FILE('$F'))",
            "SELECT * FROM URL('$U', CSV, 'a String')",
            "SELECT * FROM DBLINK('host=127.0.0.1', 'SELECT 1') AS t(x INTEGER)",
            "SELECT * FROM OPENROWSET(BULK '$F', SINGLE_CLOB) x",
            "SELECT * FROM OPENQUERY(server, 'SELECT 1')",
            "SELECT * FROM EXTERNAL_QUERY('x', 'SELECT 1')",
            "SELECT * FROM LINK_SCHEMA('x', '', 'jdbc:x', '', '', 'y')",
            "SELECT * FROM '$F'",
            "SELECT * FROM \"$F\"",
            "SELECT * FROM `$F`",
            "SELECT * FROM \"file://$F\"",
            "SELECT * FROM csv.\"$F\"",
            "SELECT * FROM jdbc.\"$U\"",
            // classes
            "SELECT \"$C\".run()",
            "SELECT $C.run()",
            "SELECT run()",
            "SELECT * FROM TABLE(\"$C\".run())",
            "SELECT * FROM TABLE($C.run())",
            "SELECT java.lang.System.getenv('PATH')",
            "SELECT \"java.lang.Runtime\".getRuntime()",
            "SELECT NEW \"$C\"()",
            "SELECT CAST(NULL AS \"$C\")",
            "SELECT CAST('x' AS \"java.util.Scanner\")",
            // making things
            "CREATE FUNCTION f AS '$C'",
            "CREATE FUNCTION f AS '$C' USING JAR '$F'",
            "CREATE OR REPLACE FUNCTION f RETURNS INT AS 'x' LANGUAGE C",
            "CREATE ALIAS f FOR \"$C.run\"",
            "CREATE ALIAS f AS 'String f() { return \"x\"; }'",
            "CREATE TRIGGER t BEFORE INSERT ON calls CALL \"$C\"",
            "CREATE FOREIGN SCHEMA s TYPE 'jdbc' OPTIONS (\"jdbcUrl\" '$U')",
            "CREATE FOREIGN SCHEMA s LIBRARY '$C'",
            "CREATE SCHEMA s",
            "CREATE VIEW v AS SELECT 1",
            "CREATE MATERIALIZED VIEW v AS SELECT 1",
            "CREATE TABLE t AS SELECT * FROM calls",
            "CREATE EXTERNAL TABLE t (a INTEGER) LOCATION '$F'",
            "CREATE FOREIGN TABLE t (a INTEGER) SERVER files OPTIONS (filename '$F')",
            "CREATE SERVER s FOREIGN DATA WRAPPER w",
            "CREATE EXTENSION dblink",
            "CREATE TYPE t AS (a INTEGER)",
            "IMPORT FOREIGN SCHEMA s FROM SERVER x INTO gong",
            "ATTACH DATABASE '$F' AS x",
            "INSTALL PLUGIN x SONAME '$F'",
            "ADD JAR '$F'",
            "LOAD '$F'",
            "IMPORT FROM '$F'",
            // files by statements
            "COPY calls FROM '$F'",
            "COPY calls TO '$T'",
            "COPY (SELECT 1) TO '$T'",
            "COPY calls FROM PROGRAM 'touch $T'",
            "LOAD DATA INFILE '$F' INTO TABLE calls",
            "SELECT 1 INTO OUTFILE '$T'",
            "SELECT 1 INTO DUMPFILE '$T'",
            "SELECT id INTO OUTFILE '$T' FROM users",
            "EXPORT DATA OPTIONS (uri='$T') AS SELECT 1",
            "UNLOAD ('SELECT 1') TO '$T'",
            "BACKUP TO '$T'",
            "SCRIPT TO '$T'",
            "RUNSCRIPT FROM '$F'",
            "SOURCE $F",
            "\\i $F",
            "\\copy calls to '$T'",
            "EXECUTE IMMEDIATE 'SELECT 1'",
            "CALL \"$C\".run()",
            "{call run()}",
            "{? = call run()}",
            "DO 'touch $T'",
            // settings of the planner
            "SET model = 'inline:{}'",
            "ALTER SESSION SET model = 'inline:{}'",
            "ALTER SYSTEM SET \"calcite.debug\" = TRUE",
            "SET \"calcite.debug\" = TRUE",
            "RESET ALL",
            "SELECT * FROM gong.\"$C\"",
            "SELECT * FROM metadata.tables",
            "SELECT * FROM pg_catalog.pg_shadow")
        .map(
            sql ->
                sql.replace("$F", file.toString())
                    .replace("$D", folder.toString())
                    .replace("$T", target.toString())
                    .replace("$U", address)
                    .replace("$C", trap))
        .toList();
  }

  /** What is harmless: texts that look like more. */
  private static List<String> expressions() {
    return List.of(
        "SELECT JSON_VALUE('{\"a\": 1}', '$.class.forName')",
        "SELECT JSON_QUERY('{\"a\": \"file://$F\"}', '$..*')",
        "SELECT JSON_VALUE('{\"$ref\": \"$U\"}', '$.\"$ref\"')",
        "SELECT '${file:$F}' || '${env:PATH}' || '${jndi:ldap://127.0.0.1/x}'",
        "SELECT REGEXP_REPLACE('x', 'x', '${file}')",
        "SELECT 'x' AS \"${jndi:ldap://127.0.0.1/x}\"");
  }

  @Test
  void byStatements() throws SQLException, IOException {
    assertThat(statements()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo");
        Statement statement = connection.createStatement()) {
      for (String sql : statements()) {
        Failure failure = Failure.of(() -> SandboxAccount.rows(statement.executeQuery(sql)));
        assertThat(failure.state())
            .as(sql + ": " + failure.message())
            .matches("0A000|HYC00|25006|42.*|22.*");
        assertThat(failure.message()).doesNotContain(CONTENT);
        Failure.of(() -> SandboxAccount.query(connection, sql));
      }
    }
    assertNothingWasReached();
  }

  @Test
  void byExpressionsThatLookLikeMore() throws SQLException, IOException {
    String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo")) {
      for (String sql : expressions()) {
        String filled = sql.replace("$F", file.toString()).replace("$U", address);
        try {
          assertThat(SandboxAccount.query(connection, filled).toString()).doesNotContain(CONTENT);
        } catch (SQLException e) {
          assertThat(e.getMessage()).doesNotContain(CONTENT);
        }
      }
    }
    assertNothingWasReached();
  }

  /** Properties by which Calcite and Avatica load classes, read models or open connections. */
  @Test
  void byPropertiesOfOthers() throws IOException {
    String trap = Trap.class.getName();
    for (String property :
        List.of(
            "model=inline:{}",
            "model=" + file,
            "schemaFactory=" + trap,
            "schema=x",
            "schema.directory=" + folder,
            "schemaType=JDBC",
            "parserFactory=" + trap,
            "typeSystem=" + trap,
            "metaTableFactory=" + trap,
            "metaColumnFactory=" + trap,
            "fun=all",
            "httpclient_impl=" + trap,
            "httpclient_factory=" + trap,
            "factory=" + trap,
            "serialization=protobuf",
            "authentication=SPNEGO",
            "keytab=" + file,
            "truststore_password=x",
            "socketFactory=" + trap,
            "loggerFile=" + target,
            "init=RUNSCRIPT FROM '" + file + "'")) {
      String encoded = property.replace(" ", "%20").replace("'", "%27");
      Failure.of(() -> DriverManager.getConnection("jdbc:gong:demo?" + encoded).close())
          .is(SQLException.class, "HY024");
    }
    assertNothingWasReached();
  }

  private static void assertNothingWasReached() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(file).content().contains(CONTENT);
    assertThat(loaded).as("the class was loaded").isFalse();
    try {
      server.accept().close();
      throw new AssertionError("a connection was opened");
    } catch (SocketTimeoutException e) {
      // as it must be: nobody comes
    }
  }
}
