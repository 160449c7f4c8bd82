/** HTTP client and server with WebSockets, in direct style on the tasks of asyncio4j. */
module dev.asyncio4j.http {
  requires transitive dev.asyncio4j;
  requires static com.aayushatharva.brotli4j;
  requires static com.github.luben.zstd_jni;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.http;
  exports dev.asyncio4j.http.asks;
  exports dev.asyncio4j.http.testing;
  exports dev.asyncio4j.http.web;
}
