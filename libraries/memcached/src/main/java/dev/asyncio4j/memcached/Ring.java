package dev.asyncio4j.memcached;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeMap;

/**
 * The ketama ring: which server has a key, found as libmemcached with weighted ketama does.
 *
 * <p>Each server has 160 points on a ring of 32 bits, four for each MD5 of its name and a number; a
 * key belongs to the first point at or after its own.
 */
final class Ring {
  private static final int DIGESTS = 40;
  private static final int POINTS_OF_DIGEST = 4;
  private static final int DEFAULT_PORT = 11211;

  private final int[] points;
  private final int[] owners;

  Ring(List<HostPort> servers) {
    var all = new TreeMap<Integer, Integer>(Integer::compareUnsigned);
    for (int server = 0; server < servers.size(); server++) {
      for (int i = 0; i < DIGESTS; i++) {
        var digest = md5((name(servers.get(server)) + "-" + i).getBytes(UTF_8));
        for (int point = 0; point < POINTS_OF_DIGEST; point++) {
          all.putIfAbsent(number(digest, point), server);
        }
      }
    }
    points = all.keySet().stream().mapToInt(Integer::intValue).toArray();
    owners = all.values().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the name that points are made of: without the port if that is memcached's own. */
  private static String name(HostPort server) {
    return server.port() == DEFAULT_PORT ? server.host() : server.toString();
  }

  /** Returns the index of the server of a key. */
  int ownerOf(Key key) {
    int hash = number(md5(key.bytes), 0);
    int low = 0;
    int high = points.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Integer.compareUnsigned(points[middle], hash) < 0) low = middle + 1;
      else high = middle;
    }
    return owners[low == points.length ? 0 : low];
  }

  private static int number(byte[] digest, int index) {
    int at = 4 * index;
    return (digest[at + 3] & 0xff) << 24
        | (digest[at + 2] & 0xff) << 16
        | (digest[at + 1] & 0xff) << 8
        | digest[at] & 0xff;
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no MD5, which the ring is made with", e);
    }
  }
}
