package dev.asyncio4j.examples.shortener;

import dev.asyncio4j.examples.shortener.kotlin.ShortenerKt;
import dev.asyncio4j.http.web.Application;
import org.junit.jupiter.api.DisplayName;

/** The routes of the service in Kotlin: the same requests, the same words. */
@DisplayName("The twin in Kotlin")
class KotlinTest extends ShortenerTest {
  @Override
  Application application(Settings settings) {
    return ShortenerKt.application(settings);
  }
}
