package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialAddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8.8.8.8                                | PUBLIC | a public address
          1.1.1.1                                | PUBLIC | a public address
          100.63.255.255                         | PUBLIC | a public address
          100.128.0.0                            | PUBLIC | a public address
          172.15.255.255                         | PUBLIC | a public address
          172.32.0.0                             | PUBLIC | a public address
          198.20.0.0                             | PUBLIC | a public address
          223.255.255.255                        | PUBLIC | a public address
          2606:4700:4700::1111                   | PUBLIC | a public address
          2a00:1450:4001::200e                   | PUBLIC | a public address
          0.0.0.0                                | INSIDE | an unspecified address
          0.1.2.3                                | INSIDE | an unspecified address
          10.0.0.0                               | INSIDE | a private address
          10.255.255.255                         | INSIDE | a private address
          100.64.0.1                             | INSIDE | a shared address of a provider (CGNAT)
          100.127.255.255                        | INSIDE | a shared address of a provider (CGNAT)
          127.0.0.1                              | INSIDE | a loopback address
          127.255.255.254                        | INSIDE | a loopback address
          172.16.0.1                             | INSIDE | a private address
          172.31.255.255                         | INSIDE | a private address
          192.0.0.1                              | INSIDE | a protocol address
          192.0.2.1                              | INSIDE | an address for documentation
          192.88.99.1                            | INSIDE | a 6to4 relay
          192.168.1.1                            | INSIDE | a private address
          198.18.0.1                             | INSIDE | an address for benchmarks
          198.19.255.255                         | INSIDE | an address for benchmarks
          198.51.100.7                           | INSIDE | an address for documentation
          203.0.113.7                            | INSIDE | an address for documentation
          224.0.0.1                              | INSIDE | a multicast address
          239.255.255.255                        | INSIDE | a multicast address
          240.0.0.1                              | INSIDE | a reserved address
          255.255.255.255                        | INSIDE | a reserved address
          ::                                     | INSIDE | an unspecified address
          ::1                                    | INSIDE | a loopback address
          ::8.8.8.8                              | INSIDE | an IPv4 address inside IPv6
          ::127.0.0.1                            | INSIDE | an IPv4 address inside IPv6
          ::ffff:0:127.0.0.1                     | INSIDE | a reserved address
          64:ff9b::8.8.8.8                       | INSIDE | an IPv4 address inside IPv6 (NAT64)
          64:ff9b::10.0.0.1                      | INSIDE | an IPv4 address inside IPv6 (NAT64)
          64:ff9b:1::10.0.0.1                    | INSIDE | an IPv4 address inside IPv6 (NAT64)
          100::1                                 | INSIDE | a reserved address
          2001::1                                | INSIDE | an IPv4 address inside IPv6 (Teredo)
          2001:0:4136:e378:8000:63bf:3fff:fdd2   | INSIDE | an IPv4 address inside IPv6 (Teredo)
          2001:20::1                             | INSIDE | a protocol address
          2001:db8::1                            | INSIDE | an address for documentation
          2002:808:808::1                        | INSIDE | an IPv4 address inside IPv6 (6to4)
          2606:4700::5efe:10.0.0.1               | INSIDE | a private IPv4 address inside IPv6
          2606:4700::200:5efe:10.0.0.1           | INSIDE | a private IPv4 address inside IPv6
          2606:4700::5efe:8.8.8.8                | PUBLIC | a public address
          3fff::1                                | INSIDE | an address for documentation
          4000::1                                | INSIDE | a reserved address
          5f00::1                                | INSIDE | a reserved address
          fc00::1                                | INSIDE | a private address
          fd12:3456::1                           | INSIDE | a private address
          fec0::1                                | INSIDE | a site-local address
          ff02::1                                | INSIDE | a multicast address
          169.254.0.1                            | NEVER  | a link-local address, where clouds keep their metadata
          169.254.169.254                        | NEVER  | a link-local address, where clouds keep their metadata
          169.254.170.2                          | NEVER  | a link-local address, where clouds keep their metadata
          100.100.100.200                        | NEVER  | the metadata address of Alibaba Cloud
          168.63.129.16                          | NEVER  | the host address of Azure
          192.0.0.192                            | NEVER  | the metadata address of Oracle Cloud
          fe80::1                                | NEVER  | a link-local address
          febf::1                                | NEVER  | a link-local address
          fd00:ec2::254                          | NEVER  | a metadata address of AWS
          fd20:ce::254                           | NEVER  | the metadata address of Google Cloud
          ::169.254.169.254                      | NEVER  | a link-local or metadata address inside IPv6
          ::ffff:0:169.254.169.254               | NEVER  | a link-local or metadata address inside IPv6
          64:ff9b::169.254.169.254               | NEVER  | a link-local or metadata address inside IPv6
          64:ff9b:1::169.254.169.254             | NEVER  | a link-local or metadata address inside IPv6
          2002:a9fe:a9fe::1                      | NEVER  | a link-local or metadata address inside IPv6
          2001:0:a9fe:a9fe::1                    | NEVER  | a link-local or metadata address inside IPv6
          2001:0:1:1:0:0:5601:5601               | NEVER  | a link-local or metadata address inside IPv6
          2606:4700::5efe:169.254.169.254        | NEVER  | a link-local or metadata address inside IPv6
          """)
  void sortsAddresses(String literal, Reach reach, String description) throws Exception {
    var address = InetAddress.ofLiteral(literal);

    assertThat(SpecialAddresses.placeOf(address))
        .isEqualTo(new SpecialAddresses.Place(reach, description));
  }

  @Test
  void seesThroughAMappedAddressThatWasNotTurnedIntoIpv4() throws Exception {
    var bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    bytes[12] = (byte) 169;
    bytes[13] = (byte) 254;
    bytes[14] = (byte) 169;
    bytes[15] = (byte) 254;

    var mapped = Inet6Address.getByAddress("host", bytes, 0);

    assertThat(SpecialAddresses.placeOf(mapped).reach()).isEqualTo(Reach.NEVER);
  }
}
