package dev.asyncio4j.examples.netty;

import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what it is said to print, in every mode. */
class NettyProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "Chat, Chat",
    "HelloServer, HelloServer",
    "ManyClients, ManyClients",
    "RedisGetSet, RedisGetSet",
    "VirtualTimers, VirtualTimers"
  })
  void printsWhatIsExpected(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
