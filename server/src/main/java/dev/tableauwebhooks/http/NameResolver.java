package dev.tableauwebhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a host name. */
interface NameResolver {

  /**
   * All addresses, the one to try first first, and at least one.
   *
   * @throws UnknownHostException where there is none, or nobody could say in time
   */
  List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException;
}
