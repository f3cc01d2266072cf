"""Names of laws, codes and ordinances, those no longer in force included, lower case, without the word `luật`.

Only what tells where a name ends: `Luật Thương mại về hoạt động ...`, `Luật Giáo dục nghề nghiệp`, `Luật Hôn nhân và gia đình`.
A law not listed here is read by its capital letters and the words that may follow a name. Source: the laws' own titles.
"""

from __future__ import annotations


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split("|"))


LAWS: frozenset[str] = _names(
    """
    an ninh mạng|an ninh quốc gia|an toàn thông tin mạng|an toàn thực phẩm|an toàn vệ sinh lao động|an toàn, vệ sinh lao động
    |ban hành văn bản quy phạm pháp luật|ban hành văn bản quy phạm pháp luật của hội đồng nhân dân và ủy ban nhân dân
    |ban hành văn bản quy phạm pháp luật của hội đồng nhân dân, ủy ban nhân dân|biên giới quốc gia|biên phòng việt nam|biển
    |biển việt nam|báo chí|bình đẳng giới|bưu chính|bảo hiểm tiền gửi|bảo hiểm xã hội|bảo hiểm y tế|bảo vệ bí mật nhà nước
    |bảo vệ dữ liệu cá nhân|bảo vệ môi trường|bảo vệ quyền lợi người tiêu dùng|bảo vệ sức khỏe nhân dân|bảo vệ và kiểm dịch thực vật
    |bảo vệ và phát triển rừng|bảo vệ, chăm sóc và giáo dục trẻ em|bầu cử đại biểu hội đồng nhân dân|bầu cử đại biểu quốc hội
    |bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân|bồi thường nhà nước|chuyển giao công nghệ|chuyển đổi giới tính|chăn nuôi
    |chất lượng sản phẩm hàng hóa|chất lượng sản phẩm, hàng hóa|chất lượng, sản phẩm hàng hóa|chứng khoán|các công cụ chuyển nhượng
    |các tổ chức tín dụng|cán bộ công chức|cán bộ, công chức|công an nhân dân|công an xã|công chứng|công nghiệp công nghệ số
    |công nghiệp quốc phòng, an ninh và động viên công nghiệp|công nghệ cao|công nghệ thông tin|công ty|công đoàn|căn cước
    |căn cước công dân|cơ quan đại diện nước cộng hòa xã hội chủ nghĩa việt nam ở nước ngoài|cơ yếu|cư trú|cạnh tranh
    |cảnh sát biển việt nam|cảnh sát cơ động|cảnh vệ|cựu chiến binh|di sản văn hóa|doanh nghiệp|doanh nghiệp nhà nước
    |doanh nghiệp tư nhân|du lịch|dân quân tự vệ|dân số|dược|dạy nghề|dầu khí|dẫn độ|dữ liệu|dự trữ quốc gia|giao dịch điện tử
    |giao thông đường bộ|giao thông đường thủy nội địa|giá|giám định tư pháp|giáo dục|giáo dục nghề nghiệp|giáo dục quốc phòng
    |giáo dục quốc phòng - an ninh|giáo dục quốc phòng và an ninh|giáo dục đại học
    |hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác|hoạt động chữ thập đỏ|hoạt động giám sát của quốc hội
    |hoạt động giám sát của quốc hội và hội đồng nhân dân|hàng không dân dụng việt nam|hàng không việt nam|hòa giải ở cơ sở
    |hòa giải, đối thoại tại tòa án|hóa chất|hôn nhân và gia đình|hải quan|hộ tịch|hợp tác xã|khiếu nại|khiếu nại tố cáo
    |khiếu nại, tố cáo|khoa học công nghệ|khoa học và công nghệ|khoa học, công nghệ và đổi mới sáng tạo|khoáng sản
    |khuyến khích đầu tư trong nước|khám bệnh, chữa bệnh|khám chữa bệnh|khí tượng thủy văn|kinh doanh bảo hiểm|kinh doanh bất động sản
    |kiến trúc|kiểm toán nhà nước|kiểm toán độc lập|ký kết, gia nhập và thực hiện điều ước quốc tế|kế toán|lao động|luật sư|lâm nghiệp
    |lý lịch tư pháp|lưu trữ|lực lượng dự bị động viên|lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|mặt trận tổ quốc việt nam
    |nghĩa vụ quân sự|ngân hàng nhà nước|ngân hàng nhà nước việt nam|ngân sách|ngân sách nhà nước|người cao tuổi|người khuyết tật
    |người lao động việt nam đi làm việc ở nước ngoài theo hợp đồng|nhà giáo|nhà ở
    |nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại việt nam|nuôi con nuôi|năng lượng nguyên tử|phá sản
    |phá sản doanh nghiệp|phí và lệ phí|phòng bệnh|phòng cháy và chữa cháy|phòng cháy, chữa cháy
    |phòng cháy, chữa cháy và cứu nạn, cứu hộ|phòng chống ma túy|phòng chống tham nhũng|phòng chống thiên tai|phòng không nhân dân
    |phòng thủ dân sự|phòng, chống bạo lực gia đình|phòng, chống bệnh truyền nhiễm|phòng, chống khủng bố|phòng, chống ma túy
    |phòng, chống mua bán người|phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người|phòng, chống rửa tiền
    |phòng, chống tham nhũng|phòng, chống thiên tai|phòng, chống tác hại của rượu, bia|phòng, chống tác hại của thuốc lá
    |phổ biến giáo dục pháp luật|phổ biến, giáo dục pháp luật|quy hoạch|quy hoạch đô thị|quy hoạch đô thị và nông thôn
    |quản lý ngoại thương|quản lý nợ công|quản lý thuế|quản lý và đầu tư vốn nhà nước tại doanh nghiệp
    |quản lý, bảo vệ công trình quốc phòng và khu quân sự|quản lý, sử dụng tài sản công|quản lý, sử dụng tài sản nhà nước
    |quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
    |quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp|quảng cáo|quốc phòng|quốc tịch việt nam
    |sĩ quan quân đội nhân dân việt nam|sở hữu trí tuệ|sử dụng năng lượng tiết kiệm và hiệu quả|thanh niên|thanh tra
    |thi hành tạm giữ, tạm giam|thi hành án dân sự|thi hành án hình sự|thi đua khen thưởng|thi đua, khen thưởng|thuế
    |thuế bảo vệ môi trường|thuế chuyển quyền sử dụng đất|thuế doanh thu|thuế giá trị gia tăng|thuế lợi tức|thuế nhập khẩu
    |thuế sử dụng đất nông nghiệp|thuế sử dụng đất phi nông nghiệp|thuế thu nhập cá nhân|thuế thu nhập doanh nghiệp
    |thuế tiêu thụ đặc biệt|thuế tài nguyên|thuế xuất khẩu|thuế xuất khẩu, thuế nhập khẩu|thuế xuất khẩu, thuế nhập khẩu hàng mậu dịch
    |thú y|thư viện|thương mại|thể dục thể thao|thể dục, thể thao|thỏa thuận quốc tế|thống kê|thủ đô|thủy lợi|thủy sản
    |thực hiện dân chủ ở cơ sở|thực hành tiết kiệm và chống lãng phí|thực hành tiết kiệm, chống lãng phí
    |tiêu chuẩn và quy chuẩn kỹ thuật|tiếp công dân|tiếp cận thông tin|trách nhiệm bồi thường của nhà nước|trí tuệ nhân tạo
    |trưng cầu ý dân|trưng mua, trưng dụng tài sản|trật tự, an toàn giao thông đường bộ|trẻ em|trọng tài thương mại|trồng trọt
    |trợ giúp pháp lý|tài nguyên nước|tài nguyên, môi trường biển và hải đảo|tín ngưỡng, tôn giáo|tư pháp người chưa thành niên
    |tương trợ tư pháp|tạm giữ, tạm giam|tần số vô tuyến điện|tố cáo|tố tụng hành chính|tổ chức chính phủ
    |tổ chức chính quyền địa phương|tổ chức cơ quan điều tra hình sự|tổ chức hội đồng bộ trưởng|tổ chức hội đồng chính phủ
    |tổ chức hội đồng nhân dân và ủy ban hành chính các cấp|tổ chức hội đồng nhân dân và ủy ban nhân dân
    |tổ chức hội đồng nhân dân và ủy ban nhân dân các cấp|tổ chức quốc hội|tổ chức quốc hội và hội đồng nhà nước|tổ chức tín dụng
    |tổ chức tòa án nhân dân|tổ chức viện kiểm sát nhân dân|viên chức|viễn thông|việc làm|xuất bản
    |xuất cảnh, nhập cảnh của công dân việt nam|xây dựng|xử lý vi phạm hành chính|đa dạng sinh học|điều ước quốc tế|điện lực|điện ảnh
    |đo lường|đo đạc và bản đồ|đê điều|đường bộ|đường sắt|đất đai|đấu giá tài sản|đấu thầu|đầu tư|đầu tư công|đầu tư nước ngoài
    |đầu tư nước ngoài tại việt nam|đầu tư theo phương thức đối tác công tư|đặc xá|địa chất và khoáng sản
    """
)
CODES: frozenset[str] = _names(
    """
    dân sự|hàng hải|hàng hải việt nam|hình sự|hình sự nước cộng hòa xã hội chủ nghĩa việt nam|lao động
    |lao động nước cộng hòa xã hội chủ nghĩa việt nam|lao động việt nam|phòng, chống doping thế giới
    |quốc tế về an ninh tàu biển và cảng biển|tố tụng dân sự|tố tụng hình sự
    """
)
ORDINANCES: frozenset[str] = _names(
    """
    an toàn và kiểm soát bức xạ|bưu chính viễn thông|bưu chính, viễn thông|bảo hộ lao động|bảo vệ bí mật nhà nước
    |bảo vệ công trình quan trọng liên quan đến an ninh quốc gia|bảo vệ quyền lợi người tiêu dùng|bảo vệ và kiểm dịch thực vật
    |chi phí tố tụng|chất lượng hàng hóa|chống tham nhũng|cán bộ, công chức|công an xã|công chứng|cơ yếu|cảnh sát cơ động
    |cảnh sát môi trường|cảnh vệ|cựu chiến binh|dân chủ ở xã, phường, thị trấn|dân quân tự vệ|dân số|dự trữ quốc gia|giá
    |giám định tư pháp|giải quyết các vụ án hành chính|giống cây trồng|giống vật nuôi|hàm, cấp ngoại giao|hành nghề y dược tư nhân
    |hành nghề y, dược tư nhân|hợp nhất văn bản quy phạm pháp luật|khai thác và bảo vệ công trình khí tượng thủy văn
    |khai thác và bảo vệ công trình thủy lợi|ký kết và thực hiện thỏa thuận quốc tế|ký kết và thực hiện điều ước quốc tế
    |kế toán - thống kê|kế toán thống kê|kế toán và thống kê|luật sư|lãnh sự|lực lượng cảnh sát biển việt nam
    |lực lượng dự bị động viên|nghĩa vụ lao động công ích|ngoại hối|người cao tuổi
    |người tham gia lực lượng gìn giữ hòa bình của liên hợp quốc|người tàn tật|nhà ở
    |nhập cảnh, xuất cảnh, cư trú của người nước ngoài tại việt nam|pháp điển|pháp điển hệ thống quy phạm pháp luật|phí và lệ phí
    |phí, lệ phí|phòng chống lụt bão|phòng, chống lụt bão|phòng, chống lụt, bão|phòng, chống mại dâm|quản lý thị trường
    |quản lý và bảo vệ công trình quốc phòng và khu quân sự|quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ|quảng cáo
    |thi hành án dân sự|thuế|thuế thu nhập đối với người có thu nhập cao|thuế tài nguyên|thú y|thủ tục bắt giữ tàu bay
    |thủ tục bắt giữ tàu biển|thủ đô|thực hiện dân chủ ở xã, phường, thị trấn|thực hành tiết kiệm, chống lãng phí|trọng tài thương mại
    |tình trạng khẩn cấp|tín ngưỡng, tôn giáo|tương trợ tư pháp|tổ chức điều tra hình sự|về lực lượng dự bị động viên
    |vệ sinh an toàn thực phẩm|xuất cảnh, nhập cảnh, cư trú của người nước ngoài tại việt nam|xử lý vi phạm hành chính
    |xử phạt vi phạm hành chính|án phí, lệ phí tòa án|đo lường|đào tạo nghề công tác xã hội|đê điều|động viên công nghiệp
    |ưu đãi người có công|ưu đãi người có công với cách mạng
    """
)

# Abbreviations inside names of laws.
SHORTENED: dict[str, str] = {
    "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế", "NSNN": "ngân sách nhà nước", "TNDN": "thu nhập doanh nghiệp",
    "TNCN": "thu nhập cá nhân", "GTGT": "giá trị gia tăng", "TTĐB": "tiêu thụ đặc biệt", "BVMT": "bảo vệ môi trường",
    "PCTN": "phòng chống tham nhũng", "XLVPHC": "xử lý vi phạm hành chính", "VBQPPL": "văn bản quy phạm pháp luật",
    "HĐND": "hội đồng nhân dân", "UBND": "ủy ban nhân dân", "MTTQ": "mặt trận tổ quốc", "CBCC": "cán bộ công chức",
    "TCTD": "tổ chức tín dụng",
}  # fmt: skip

# The word `Luật` in front of these is no law by name.
NOT_LAWS = frozenset("sư gia pháp lệ học tục này đó khác số trên nêu nói chuyên quốc chung riêng hiện cũ mới".split())
