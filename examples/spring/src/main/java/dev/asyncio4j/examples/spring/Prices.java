package dev.asyncio4j.examples.spring;

import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** A repository whose driver blocks: it is asked in a thread. */
@Repository
class Prices {
  private final Map<String, Long> cents = Map.of("tea", 250L, "cake", 400L);

  Coroutine<Long> of(String item) {
    Body<Long> query = () -> cents.get(item);
    return toThread(query);
  }
}
