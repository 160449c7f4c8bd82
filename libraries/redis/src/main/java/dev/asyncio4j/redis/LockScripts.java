package dev.asyncio4j.redis;

/** The things that only the owner of a lock may do: compare the token, and act, in one step. */
final class LockScripts {
  static final String RELEASE =
      """
      if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
      redis.call('del', KEYS[1])
      return 1
      """;

  /** ARGV: token, milliseconds, 1 to count them from now. */
  static final String EXTEND =
      """
      if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
      local left = redis.call('pttl', KEYS[1])
      if left < 0 or ARGV[3] == '1' then left = 0 end
      redis.call('pexpire', KEYS[1], left + ARGV[2])
      return 1
      """;

  private LockScripts() {}
}
