"""Names of laws, codes and ordinances, those no longer in force included, lower case, without the word `luật`.

Only what tells where a name ends: `Luật Thương mại về hoạt động ...`, `Luật Giáo dục nghề nghiệp`, `Luật Hôn nhân và gia đình`.
A law not listed here is read by its capital letters and the words that may follow a name. Source: the laws' own titles.
"""

from __future__ import annotations


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split("|"))


LAWS: frozenset[str] = _names(
    """an ninh mạng|an ninh quốc gia|an toàn thông tin mạng|an toàn thực phẩm|an toàn, vệ sinh lao động|an toàn vệ sinh lao động
    |ban hành văn bản quy phạm pháp luật|ban hành văn bản quy phạm pháp luật của hội đồng nhân dân, ủy ban nhân dân|báo chí
    |bảo hiểm tiền gửi|bảo hiểm xã hội|bảo hiểm y tế|bảo vệ bí mật nhà nước|bảo vệ môi trường|bảo vệ quyền lợi người tiêu dùng
    |bảo vệ sức khỏe nhân dân|bảo vệ và kiểm dịch thực vật|bảo vệ và phát triển rừng|bảo vệ dữ liệu cá nhân|bảo vệ, chăm sóc và giáo dục trẻ em
    |bầu cử đại biểu hội đồng nhân dân|bầu cử đại biểu quốc hội|bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân
    |biên giới quốc gia|biên phòng việt nam|biển việt nam|biển|bình đẳng giới|bồi thường nhà nước|bưu chính|các công cụ chuyển nhượng
    |các tổ chức tín dụng|tổ chức tín dụng|cán bộ, công chức|cán bộ công chức|căn cước|căn cước công dân|cảnh sát biển việt nam|cảnh sát cơ động
    |cảnh vệ|cạnh tranh|chăn nuôi|chất lượng sản phẩm, hàng hóa|chất lượng sản phẩm hàng hóa|chất lượng, sản phẩm hàng hóa|chứng khoán|chuyển đổi giới tính
    |chuyển giao công nghệ|công an nhân dân|công an xã|công chứng|công đoàn|công nghệ cao|công nghệ thông tin|công nghiệp công nghệ số
    |công nghiệp quốc phòng, an ninh và động viên công nghiệp|công ty|cơ quan đại diện nước cộng hòa xã hội chủ nghĩa việt nam ở nước ngoài
    |cơ yếu|cư trú|cựu chiến binh|dạy nghề|dân quân tự vệ|dân số|dẫn độ|dầu khí|di sản văn hóa|doanh nghiệp|doanh nghiệp nhà nước|doanh nghiệp tư nhân|du lịch
    |dữ liệu|dự trữ quốc gia|dược|đa dạng sinh học|đặc xá|đất đai|đấu giá tài sản|đấu thầu|đầu tư|đầu tư công|đầu tư nước ngoài
    |đầu tư nước ngoài tại việt nam|đầu tư theo phương thức đối tác công tư|địa chất và khoáng sản|điện ảnh|điện lực|điều ước quốc tế|đê điều
    |đo đạc và bản đồ|đo lường|đường bộ|đường sắt|giá|giám định tư pháp|giao dịch điện tử|giao thông đường bộ|giao thông đường thủy nội địa|giáo dục
    |giáo dục đại học|giáo dục nghề nghiệp|giáo dục quốc phòng|giáo dục quốc phòng - an ninh|giáo dục quốc phòng và an ninh|hải quan
    |hàng không dân dụng việt nam|hàng không việt nam|hoạt động chữ thập đỏ|hoạt động giám sát của quốc hội
    |hoạt động giám sát của quốc hội và hội đồng nhân dân|hòa giải ở cơ sở|hòa giải, đối thoại tại tòa án|hóa chất|hôn nhân và gia đình|hợp tác xã
    |hộ tịch|hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác|kế toán|khám bệnh, chữa bệnh|khám chữa bệnh|khiếu nại|khiếu nại, tố cáo|khiếu nại tố cáo
    |khí tượng thủy văn|khoa học và công nghệ|khoa học công nghệ|khoa học, công nghệ và đổi mới sáng tạo|khoáng sản|khuyến khích đầu tư trong nước
    |kiểm toán độc lập|kiểm toán nhà nước|kiến trúc|kinh doanh bảo hiểm|kinh doanh bất động sản|ký kết, gia nhập và thực hiện điều ước quốc tế
    |lao động|lâm nghiệp|lực lượng dự bị động viên|lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|luật sư|lưu trữ|lý lịch tư pháp
    |mặt trận tổ quốc việt nam|năng lượng nguyên tử|ngân hàng nhà nước|ngân hàng nhà nước việt nam|ngân sách|ngân sách nhà nước
    |nghĩa vụ quân sự|người cao tuổi|người khuyết tật|người lao động việt nam đi làm việc ở nước ngoài theo hợp đồng|nhà giáo|nhà ở
    |nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại việt nam|nuôi con nuôi|phá sản|phá sản doanh nghiệp|phí và lệ phí
    |phòng bệnh|phòng cháy và chữa cháy|phòng cháy, chữa cháy|phòng cháy, chữa cháy và cứu nạn, cứu hộ|phòng không nhân dân
    |phòng thủ dân sự|phòng, chống bạo lực gia đình|phòng, chống bệnh truyền nhiễm|phòng, chống khủng bố|phòng, chống ma túy|phòng chống ma túy
    |phòng, chống mua bán người|phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người|phòng, chống rửa tiền
    |phòng, chống tác hại của rượu, bia|phòng, chống tác hại của thuốc lá|phòng, chống tham nhũng|phòng chống tham nhũng|phòng, chống thiên tai
    |phòng chống thiên tai|phổ biến, giáo dục pháp luật|phổ biến giáo dục pháp luật|quản lý ngoại thương|quản lý nợ công|quản lý thuế
    |quản lý và đầu tư vốn nhà nước tại doanh nghiệp|quản lý, bảo vệ công trình quốc phòng và khu quân sự|quản lý, sử dụng tài sản công
    |quản lý, sử dụng tài sản nhà nước|quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
    |quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp|quảng cáo|quốc phòng|quốc tịch việt nam|quy hoạch
    |quy hoạch đô thị|quy hoạch đô thị và nông thôn|sĩ quan quân đội nhân dân việt nam|sở hữu trí tuệ|sử dụng năng lượng tiết kiệm và hiệu quả
    |tài nguyên nước|tài nguyên, môi trường biển và hải đảo|tạm giữ, tạm giam|thi hành tạm giữ, tạm giam|tần số vô tuyến điện|thanh niên|thanh tra|thể dục, thể thao|thể dục thể thao
    |thi đua, khen thưởng|thi đua khen thưởng|thi hành án dân sự|thi hành án hình sự|thống kê|thủ đô|thú y|thủy lợi|thủy sản|thuế|thuế bảo vệ môi trường|thuế chuyển quyền sử dụng đất
    |thuế doanh thu|thuế giá trị gia tăng|thuế lợi tức|thuế nhập khẩu|thuế sử dụng đất nông nghiệp|thuế sử dụng đất phi nông nghiệp|thuế tài nguyên
    |thuế thu nhập cá nhân|thuế thu nhập doanh nghiệp|thuế tiêu thụ đặc biệt|thuế xuất khẩu|thuế xuất khẩu, thuế nhập khẩu|thuế xuất khẩu, thuế nhập khẩu hàng mậu dịch
    |thư viện|thực hành tiết kiệm, chống lãng phí|thực hành tiết kiệm và chống lãng phí|thực hiện dân chủ ở cơ sở|thương mại|tiêu chuẩn và quy chuẩn kỹ thuật
    |tiếp cận thông tin|tiếp công dân|tín ngưỡng, tôn giáo|tố cáo|tố tụng hành chính|tổ chức chính phủ|tổ chức chính quyền địa phương|tổ chức cơ quan điều tra hình sự
    |tổ chức hội đồng bộ trưởng|tổ chức hội đồng chính phủ|tổ chức hội đồng nhân dân và ủy ban nhân dân|tổ chức hội đồng nhân dân và ủy ban hành chính các cấp
    |tổ chức hội đồng nhân dân và ủy ban nhân dân các cấp|tổ chức quốc hội|tổ chức quốc hội và hội đồng nhà nước|tổ chức tòa án nhân dân|tổ chức viện kiểm sát nhân dân
    |trách nhiệm bồi thường của nhà nước|trật tự, an toàn giao thông đường bộ|trẻ em|trí tuệ nhân tạo|trọng tài thương mại|trồng trọt|trợ giúp pháp lý|trưng cầu ý dân|trưng mua, trưng dụng tài sản
    |tư pháp người chưa thành niên|tương trợ tư pháp|viên chức|việc làm|viễn thông|xây dựng|xử lý vi phạm hành chính|xuất bản
    |xuất cảnh, nhập cảnh của công dân việt nam"""
)
CODES: frozenset[str] = _names(
    """hình sự|dân sự|lao động|hàng hải|hàng hải việt nam|tố tụng hình sự|tố tụng dân sự|lao động việt nam|lao động nước cộng hòa xã hội chủ nghĩa việt nam
    |hình sự nước cộng hòa xã hội chủ nghĩa việt nam|quốc tế về an ninh tàu biển và cảng biển|phòng, chống doping thế giới"""
)
ORDINANCES: frozenset[str] = _names(
    """xử lý vi phạm hành chính|xử phạt vi phạm hành chính|phí và lệ phí|phí, lệ phí|cán bộ, công chức|thú y|ngoại hối|dự trữ quốc gia|bảo vệ và kiểm dịch thực vật
    |quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ|bảo vệ bí mật nhà nước|giống cây trồng|giống vật nuôi|thuế tài nguyên|luật sư|an toàn và kiểm soát bức xạ
    |thi hành án dân sự|giá|tín ngưỡng, tôn giáo|hành nghề y, dược tư nhân|hành nghề y dược tư nhân|quảng cáo|pháp điển|hợp nhất văn bản quy phạm pháp luật
    |pháp điển hệ thống quy phạm pháp luật|thủ tục bắt giữ tàu bay|thủ tục bắt giữ tàu biển|lực lượng cảnh sát biển việt nam|phòng, chống mại dâm|giám định tư pháp|công an xã|nghĩa vụ lao động công ích
    |dân số|bưu chính, viễn thông|bưu chính viễn thông|khai thác và bảo vệ công trình khí tượng thủy văn|khai thác và bảo vệ công trình thủy lợi|thủ đô
    |dân quân tự vệ|lãnh sự|thuế|kế toán - thống kê|kế toán và thống kê|kế toán thống kê|vệ sinh an toàn thực phẩm|phòng, chống lụt, bão|phòng, chống lụt bão|phòng chống lụt bão
    |ưu đãi người có công với cách mạng|ưu đãi người có công|chi phí tố tụng|án phí, lệ phí tòa án|cảnh sát cơ động|cảnh sát môi trường|quản lý thị trường|cựu chiến binh
    |động viên công nghiệp|lực lượng dự bị động viên|bảo vệ công trình quan trọng liên quan đến an ninh quốc gia|cảnh vệ|cơ yếu|trọng tài thương mại|hàm, cấp ngoại giao
    |thực hiện dân chủ ở xã, phường, thị trấn|dân chủ ở xã, phường, thị trấn|bảo hộ lao động|chống tham nhũng|thực hành tiết kiệm, chống lãng phí|đê điều|đo lường
    |chất lượng hàng hóa|nhà ở|người cao tuổi|người tàn tật|thuế thu nhập đối với người có thu nhập cao|bảo vệ quyền lợi người tiêu dùng|đào tạo nghề công tác xã hội
    |quản lý và bảo vệ công trình quốc phòng và khu quân sự|tổ chức điều tra hình sự|tình trạng khẩn cấp|xuất cảnh, nhập cảnh, cư trú của người nước ngoài tại việt nam
    |nhập cảnh, xuất cảnh, cư trú của người nước ngoài tại việt nam|công chứng|giải quyết các vụ án hành chính|tương trợ tư pháp|người tham gia lực lượng gìn giữ hòa bình của liên hợp quốc
    |về lực lượng dự bị động viên"""
)

# Abbreviations inside names of laws.
SHORTENED: dict[str, str] = {
    "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế", "NSNN": "ngân sách nhà nước", "TNDN": "thu nhập doanh nghiệp",
    "TNCN": "thu nhập cá nhân", "GTGT": "giá trị gia tăng", "TTĐB": "tiêu thụ đặc biệt", "BVMT": "bảo vệ môi trường",
    "PCTN": "phòng chống tham nhũng", "XLVPHC": "xử lý vi phạm hành chính", "VBQPPL": "văn bản quy phạm pháp luật",
    "HĐND": "hội đồng nhân dân", "UBND": "ủy ban nhân dân", "MTTQ": "mặt trận tổ quốc", "CBCC": "cán bộ công chức", "TCTD": "tổ chức tín dụng",
}  # fmt: skip

# The word `Luật` in front of these is no law by name.
NOT_LAWS = frozenset("sư gia pháp lệ học tục này đó khác số trên nêu nói chuyên quốc chung riêng hiện cũ mới".split())
