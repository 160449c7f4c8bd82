package dev.asyncio4j.examples.redis;

/**
 * The server that the programs talk to, and the program of which some start servers of their own.
 */
final class Servers {
  private Servers() {}

  /** {@return the port of a server on this machine: REDIS_PORT, or the property redis.port} */
  static int port() {
    var given = System.getProperty("redis.port", System.getenv("REDIS_PORT"));
    return given == null ? 6379 : Integer.parseInt(given);
  }

  /** {@return the program: REDIS_SERVER, or the property redis.server} */
  static String program() {
    var given = System.getProperty("redis.server", System.getenv("REDIS_SERVER"));
    return given == null ? "redis-server" : given;
  }
}
