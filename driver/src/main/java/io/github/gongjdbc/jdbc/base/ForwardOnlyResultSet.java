package io.github.gongjdbc.jdbc.base;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/**
 * A result that is read once, row by row, and cannot be changed: nothing of what other results and
 * types need is offered.
 */
public abstract class ForwardOnlyResultSet extends ReadOnlyByLabel {

  @Deprecated
  @Override
  public BigDecimal getBigDecimal(String label, int scale) throws SQLException {
    throw notOffered("getBigDecimal");
  }

  @Deprecated
  @Override
  public BigDecimal getBigDecimal(int index, int scale) throws SQLException {
    throw notOffered("getBigDecimal");
  }

  @Override
  public Blob getBlob(String label) throws SQLException {
    throw notOffered("getBlob");
  }

  @Override
  public Blob getBlob(int index) throws SQLException {
    throw notOffered("getBlob");
  }

  @Deprecated
  @Override
  public InputStream getUnicodeStream(String label) throws SQLException {
    throw notOffered("getUnicodeStream");
  }

  @Deprecated
  @Override
  public InputStream getUnicodeStream(int index) throws SQLException {
    throw notOffered("getUnicodeStream");
  }

  @Override
  public Ref getRef(String label) throws SQLException {
    throw notOffered("getRef");
  }

  @Override
  public Ref getRef(int index) throws SQLException {
    throw notOffered("getRef");
  }

  @Override
  public RowId getRowId(String label) throws SQLException {
    throw notOffered("getRowId");
  }

  @Override
  public RowId getRowId(int index) throws SQLException {
    throw notOffered("getRowId");
  }

  @Override
  public SQLXML getSQLXML(String label) throws SQLException {
    throw notOffered("getSQLXML");
  }

  @Override
  public SQLXML getSQLXML(int index) throws SQLException {
    throw notOffered("getSQLXML");
  }

  @Override
  public String getCursorName() throws SQLException {
    throw notOffered("getCursorName");
  }

  @Override
  public URL getURL(String label) throws SQLException {
    throw notOffered("getURL");
  }

  @Override
  public URL getURL(int index) throws SQLException {
    throw notOffered("getURL");
  }

  @Override
  public boolean absolute(int row) throws SQLException {
    throw notOffered("absolute");
  }

  @Override
  public boolean first() throws SQLException {
    throw notOffered("first");
  }

  @Override
  public boolean isLast() throws SQLException {
    throw notOffered("isLast");
  }

  @Override
  public boolean last() throws SQLException {
    throw notOffered("last");
  }

  @Override
  public boolean previous() throws SQLException {
    throw notOffered("previous");
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    throw notOffered("relative");
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    throw notOffered("rowDeleted");
  }

  @Override
  public boolean rowInserted() throws SQLException {
    throw notOffered("rowInserted");
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    throw notOffered("rowUpdated");
  }

  @Override
  public void afterLast() throws SQLException {
    throw notOffered("afterLast");
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw notOffered("beforeFirst");
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    throw notOffered("cancelRowUpdates");
  }

  @Override
  public void deleteRow() throws SQLException {
    throw notOffered("deleteRow");
  }

  @Override
  public void insertRow() throws SQLException {
    throw notOffered("insertRow");
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    throw notOffered("moveToCurrentRow");
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    throw notOffered("moveToInsertRow");
  }

  @Override
  public void refreshRow() throws SQLException {
    throw notOffered("refreshRow");
  }

  @Override
  public void updateRow() throws SQLException {
    throw notOffered("updateRow");
  }

  @Override
  public final int getType() throws SQLException {
    requireOpen();
    return TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getConcurrency() throws SQLException {
    requireOpen();
    return CONCUR_READ_ONLY;
  }

  @Override
  public final int getHoldability() throws SQLException {
    requireOpen();
    return HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public final int getFetchDirection() throws SQLException {
    requireOpen();
    return FETCH_FORWARD;
  }

  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    requireOpen();
    ResultSetKind.requireDirection(direction);
    if (direction != FETCH_FORWARD) {
      throw SqlExceptions.notSupported("Results are read forward only.");
    }
  }

  @Override
  public final int getFetchSize() throws SQLException {
    requireOpen();
    return 0;
  }

  /** A hint that is of no use: Gong's pages have a hundred rows. */
  @Override
  public final void setFetchSize(int rows) throws SQLException {
    requireOpen();
    if (rows < 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The fetch size " + rows + " is negative.");
    }
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    return null;
  }

  @Override
  public final void clearWarnings() throws SQLException {
    requireOpen();
  }
}
