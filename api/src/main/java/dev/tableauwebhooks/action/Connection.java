package dev.tableauwebhooks.action;

/**
 * The address and credentials of an outside service, as one record per type of service.
 *
 * <p>Connections are named in the configuration, never in workflows. A settings record that has a
 * component of a connection's type is written with the connection's name; the name may be left out
 * where exactly one connection of that type is configured.
 */
public interface Connection {}
