package io.github.gongjdbc;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * A program that opens a connection with each URL that stands in a line of its input, and a second
 * one while the first is open, runs a query, closes them, and dumps what is then in its memory. It
 * keeps none of the URLs itself.
 *
 * <p>Arguments: the file to dump to.
 */
final class ClosedConnections {
  private ClosedConnections() {}

  public static void main(String[] arguments) throws Exception {
    // System.in would keep in its buffer what was read.
    try (InputStream input = new FileInputStream(FileDescriptor.in)) {
      use(input, new byte[1 << 12]);
    }
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    machine.dumpHeap(arguments[0], true);
  }

  private static void use(InputStream input, byte[] line) throws IOException, SQLException {
    int length = 0;
    for (int next = input.read(); next >= 0; next = input.read()) {
      if (next == '\n') {
        query(new String(line, 0, length, StandardCharsets.UTF_8));
        length = 0;
      } else {
        line[length++] = (byte) next;
      }
    }
    Arrays.fill(line, (byte) 0);
  }

  private static void query(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Connection second = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id, title FROM calls LIMIT 5")) {
      while (result.next()) {
        result.getString(2);
      }
      second.getMetaData().getURL();
    }
  }
}
