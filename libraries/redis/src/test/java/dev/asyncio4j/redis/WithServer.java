package dev.asyncio4j.redis;

import dev.asyncio4j.support.NothingLeftBehind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests with the server that all share, which is there before the first of them. */
@ExtendWith(NothingLeftBehind.class)
abstract class WithServer {
  @BeforeAll
  static void server() {
    Servers.shared();
  }
}
