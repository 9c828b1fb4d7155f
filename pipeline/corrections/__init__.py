"""What people correct in `raw/corrections.csv`: replayed at each build, where each fact is born.

A line says where (document, page, what is printed, which occurrence), what is right, why, by whom and when.
It finds its fact by what is printed, so that it holds when ids shift, and is reported when nothing is.
"""
