/** ZeroMQ, with aiozmq's words, on the loops of asyncio4j. */
module dev.asyncio4j.zeromq {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;
  requires org.zeromq.jeromq;

  exports dev.asyncio4j.zeromq;
  exports dev.asyncio4j.zeromq.rpc;
}
