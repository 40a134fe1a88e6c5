"""What a citizen tells of illness, disability or a child under fourteen: kept only where a separate yes was given.

个人信息保护法 第二十八条: such data is sensitive; 第二十九条: it needs a consent of its own.
"""
