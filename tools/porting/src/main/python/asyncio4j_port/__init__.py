"""The porting assistant of asyncio4j: lists what asyncio programs use, and writes skeletons in Java or Kotlin."""
