package dev.tableauwebhooks.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The usual reasons for which jobs fail, with the text that Tableau then keeps in the job.
 *
 * <p>Texts that were seen: {@link #LOGIN_FAILED} in {@code tableau/server-client-python}
 * (job_get_by_id_failed_workbook.xml), {@link #TIMEOUT} on Tableau's page of background tasks for
 * extracts, {@link #MISSING_TABLE} in {@code tableau/connector-plugin-sdk} issue 627, {@link
 * #DRIVER_MISSING} and {@link #OUT_OF_MEMORY} in articles of administrators, {@link
 * #PERMISSION_DENIED} and {@link #DATABASE_DOWN} in the words of Microsoft's driver, which Tableau
 * passes on, and {@link #CREDENTIALS_EXPIRED} in a public test of a REST client. The others are
 * ours, in the manner of those.
 *
 * @see <a href="https://help.tableau.com/current/online/en-us/adminview_backgrnd.htm">Background
 *     Tasks for Extracts</a>
 */
public enum JobError {
  LOGIN_FAILED(
      "login-failed",
      "java.lang.RuntimeException: [Microsoft][ODBC Driver 17 for SQL Server][SQL Server]Login"
          + " failed for user 'tableau'."),
  CREDENTIALS_EXPIRED(
      "credentials-expired",
      "com.tableausoftware.nativeapi.exceptions.FederatedDataSourceException: \n\nOne or more"
          + " connections in this data source need attention:\n\nwarehouse.example.com: Tableau"
          + " needs an unexpired OAuth refresh token to connect to the data. Authorize refresh"
          + " tokens or ask the datasource owner for help."),
  DATABASE_DOWN(
      "database-down",
      "com.tableausoftware.nativeapi.exceptions.ConnectivityException: [Microsoft][ODBC Driver 17"
          + " for SQL Server]TCP Provider: Error code 0x2749\nUnable to connect to the server"
          + " \"warehouse.example.com\". Check that the server is running and that you have access"
          + " privileges to the requested database."),
  TIMEOUT("timeout", "The query time resource limit (7200 seconds) was exceeded."),
  MISSING_TABLE(
      "missing-table",
      "com.tableausoftware.nativeapi.exceptions.DataSourceException: The table \"[dbo].[Orders]\""
          + " does not exist."),
  PERMISSION_DENIED(
      "permission-denied",
      "com.tableausoftware.nativeapi.exceptions.DataSourceException: [Microsoft][ODBC Driver 17"
          + " for SQL Server][SQL Server]The SELECT permission was denied on the object 'Orders',"
          + " database 'warehouse', schema 'dbo'."),
  DRIVER_MISSING(
      "driver-missing",
      "com.tableausoftware.nativeapi.exceptions.ConnectivityException: The drivers required to"
          + " connect to the data source are not installed."),
  DISK_FULL(
      "disk-full",
      "com.tableausoftware.nativeapi.dll.DataEngineException: There is not enough space on the"
          + " disk."),
  OUT_OF_MEMORY(
      "out-of-memory", "com.tableausoftware.nativeapi.dll.DataEngineException: Out of Memory"),
  BRIDGE_OFFLINE(
      "bridge-offline",
      "The refresh could not be run because there are no clients in the Bridge pool."),
  FLOW_INPUT_MISSING(
      "flow-input-missing",
      "Flow run failed: the input step 'Orders' could not be read. The table does not exist."),
  MAIL_REFUSED("mail-refused", "javax.mail.SendFailedException: Invalid Addresses");

  private final String wireName;
  private final String text;

  JobError(String wireName, String text) {
    this.wireName = wireName;
    this.text = text;
  }

  /** What scenarios and the control call it. */
  public String wireName() {
    return wireName;
  }

  /** What the job's notes then say. */
  public String text() {
    return text;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(JobError::wireName).toList();
  }

  static Optional<JobError> named(String wireName) {
    return Arrays.stream(values()).filter(error -> error.wireName.equals(wireName)).findFirst();
  }

  /** The text of the error of that name; any other text is one of the user's own. */
  static String textOf(String nameOrText) {
    return named(nameOrText).map(JobError::text).orElse(nameOrText);
  }
}
